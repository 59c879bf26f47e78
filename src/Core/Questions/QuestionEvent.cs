using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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

    /// <summary>Random: short private words cannot be found from their digest by trying. Shown only together with public words.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Of the words. Kept apart from them, so that the chain still holds when words must be erased one day.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>Where the question stood before, for undo; never shown.</summary>
    public QuestionStanding? Before { get; init; }
    public AnswerLamps? Lamps { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>Since when whoever follows the question has been told, or was found not to exist. No part of the chain.</summary>
    public DateTimeOffset? NoticedAt { get; init; }

    /// <summary>
    /// SHA-256 over the hash before and everything this step says. The words enter as their own digest, so the chain can be
    /// verified by whoever may not read them.
    /// </summary>
    public static byte[] HashOf(byte[] before, long questionId, DateTimeOffset at, Role role, string action, QuestionState state, byte[] wordsDigest) =>
        SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(
            $"{questionId}|{at.ToUnixTimeMilliseconds()}|{role}|{action}|{state}|{Convert.ToHexStringLower(wordsDigest)}")]);

    /// <summary>SHA-256 over the salt and the words; nothing when there are none.</summary>
    public static byte[] DigestOf(byte[] salt, string? words) => words is null ? [] : SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(words)]);

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);
}

internal sealed class QuestionEventMapping : IEntityTypeConfiguration<QuestionEvent>
{
    public void Configure(EntityTypeBuilder<QuestionEvent> step)
    {
        step.ToTable("question_event");
        step.Property(e => e.ActorRole).HasConversion<string>().HasMaxLength(32);
        step.Property(e => e.Action).HasMaxLength(32);
        step.Property(e => e.State).HasConversion<string>().HasMaxLength(24);
        step.Property(e => e.Before).HasColumnType("jsonb").HasConversion(
            before => JsonSerializer.Serialize(before, RoomJson.Options), json => JsonSerializer.Deserialize<QuestionStanding>(json, RoomJson.Options));
        step.HasIndex(e => e.CommandKey).IsUnique();
        step.HasIndex(e => e.QuestionId);
        step.HasIndex(e => e.At, "ix_question_event_unnoticed").HasFilter("noticed_at is null");
        step.HasOne<Question>().WithMany().HasForeignKey(e => e.QuestionId);
        step.HasOne<Room>().WithMany().HasForeignKey(e => e.RoomId);
    }
}
