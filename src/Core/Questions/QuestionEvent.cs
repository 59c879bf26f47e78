using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Questions;

/// <summary>One step in the life of a question: who (role), when, what, why. The steps of a room form a chain of hashes.</summary>
public sealed class QuestionEvent
{
    public long Id { get; init; }
    public required long QuestionId { get; init; }
    public required int RoomId { get; init; }

    /// <summary>The command's key: the same key does the step once.</summary>
    public required Guid CommandKey { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Role ActorRole { get; init; }
    public Guid? PersonId { get; init; }
    public required string Action { get; init; }
    public required QuestionState State { get; init; }
    public string? Words { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>SHA-256 over the hash before and everything this step says.</summary>
    public static byte[] HashOf(byte[] before, long questionId, DateTimeOffset at, Role role, string action, QuestionState state, string? words) =>
        SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes($"{questionId}|{at.ToUnixTimeMilliseconds()}|{role}|{action}|{state}|{words}")]);
}

internal sealed class QuestionEventMapping : IEntityTypeConfiguration<QuestionEvent>
{
    public void Configure(EntityTypeBuilder<QuestionEvent> step)
    {
        step.ToTable("question_event");
        step.Property(e => e.ActorRole).HasConversion<string>().HasMaxLength(32);
        step.Property(e => e.Action).HasMaxLength(32);
        step.Property(e => e.State).HasConversion<string>().HasMaxLength(24);
        step.HasIndex(e => e.CommandKey).IsUnique();
        step.HasIndex(e => e.QuestionId);
        step.HasOne<Question>().WithMany().HasForeignKey(e => e.QuestionId);
        step.HasOne<Room>().WithMany().HasForeignKey(e => e.RoomId);
    }
}
