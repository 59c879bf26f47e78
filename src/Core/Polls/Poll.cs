using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Polls;

/// <summary>A quick question of the host to those who follow the room. It says what they think, and of nobody else.</summary>
public sealed class Poll
{
    public const int TextMax = 200;
    public const int OptionMax = 120;
    public const int OptionsLeast = 2;
    public const int OptionsMost = 6;

    public int Id { get; init; }
    public required int RoomId { get; init; }

    /// <summary>Made by whoever sends the draft; the same key is the same poll.</summary>
    public required Guid SendKey { get; init; }
    public required string QuestionVi { get; init; }
    public string QuestionEn { get; init; } = "";
    public PollState State { get; private set; }
    public bool ShowsResults { get; private set; } = true;
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public List<PollOption> Options { get; init; } = [];

    /// <summary>Draft → Open → Closed, never back: who voted must know what became of it.</summary>
    public bool TryMove(PollState to, DateTimeOffset now)
    {
        switch (State, to)
        {
            case (PollState.Draft, PollState.Open): (State, OpenedAt) = (to, now); return true;
            case (PollState.Open, PollState.Closed): (State, ClosedAt) = (to, now); return true;
            default: return false;
        }
    }

    public void Show(bool results) => ShowsResults = results;
}

/// <summary>One of the choices.</summary>
public sealed class PollOption
{
    public int PollId { get; init; }
    public required short Nth { get; init; }
    public required string TextVi { get; init; }
    public string TextEn { get; init; } = "";

    /// <summary>Written once, at closing; until then the votes themselves are counted.</summary>
    public int Votes { get; init; }
}

/// <summary>The choice of one device in this one room; the key lets nobody count twice.</summary>
public sealed class PollVote
{
    public required int PollId { get; init; }
    public required Guid Voter { get; init; }
    public required short Nth { get; init; }
}

internal sealed class PollMapping : IEntityTypeConfiguration<Poll>, IEntityTypeConfiguration<PollOption>, IEntityTypeConfiguration<PollVote>
{
    public void Configure(EntityTypeBuilder<Poll> poll)
    {
        poll.ToTable("poll");
        poll.Property(p => p.QuestionVi).HasMaxLength(Poll.TextMax);
        poll.Property(p => p.QuestionEn).HasMaxLength(Poll.TextMax);
        poll.Property(p => p.State).HasConversion<string>().HasMaxLength(16);
        poll.HasIndex(p => p.SendKey).IsUnique();
        poll.HasIndex(p => p.RoomId);
        poll.HasIndex(p => p.RoomId, "ix_poll_open").IsUnique().HasFilter("state = 'Open'");
        poll.HasOne<Room>().WithMany().HasForeignKey(p => p.RoomId);
        poll.HasMany(p => p.Options).WithOne().HasForeignKey(o => o.PollId);
    }

    public void Configure(EntityTypeBuilder<PollOption> option)
    {
        option.ToTable("poll_option");
        option.HasKey(o => new { o.PollId, o.Nth });
        option.Property(o => o.TextVi).HasMaxLength(Poll.OptionMax);
        option.Property(o => o.TextEn).HasMaxLength(Poll.OptionMax);
    }

    public void Configure(EntityTypeBuilder<PollVote> vote)
    {
        vote.ToTable("poll_vote");
        vote.HasKey(v => new { v.PollId, v.Voter });
        vote.HasOne<Poll>().WithMany().HasForeignKey(v => v.PollId);
    }
}
