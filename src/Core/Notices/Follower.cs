using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Notices;

/// <summary>Somebody who left an address to hear what becomes of a question. Whether they asked or joined, they left it themselves.</summary>
public sealed class Follower
{
    public long Id { get; init; }
    public required long QuestionId { get; init; }
    public required FollowerKind Kind { get; init; }

    /// <summary>The browser in the question's room, so that one browser does not leave many addresses.</summary>
    public required Guid Device { get; init; }

    /// <summary>The address, protected by <see cref="Contacts"/>.</summary>
    public required string Contact { get; init; }
    public required byte[] ContactHash { get; init; }
    public required string Language { get; init; }

    /// <summary>Stands in every letter, so whoever shows it reads the mail of this address: it confirms the address, and it ends the letters.</summary>
    public required string StopKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null until the owner of the address said that it is theirs; until then nothing is told to it.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }
}

public enum FollowerKind
{
    Asker,
    Joined,
}

internal sealed class FollowerMapping : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> follower)
    {
        follower.ToTable("follower");
        follower.Property(f => f.Kind).HasConversion<string>().HasMaxLength(16);
        follower.Property(f => f.Language).HasMaxLength(2);
        follower.Property(f => f.StopKey).HasMaxLength(32);
        follower.HasIndex(f => new { f.QuestionId, f.ContactHash }).IsUnique();
        follower.HasIndex(f => f.StopKey).IsUnique();
        follower.HasIndex(f => new { f.ContactHash, f.CreatedAt });
        follower.HasOne<Question>().WithMany().HasForeignKey(f => f.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}
