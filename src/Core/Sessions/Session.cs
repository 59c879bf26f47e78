using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Sessions;

/// <summary>One dialogue of an agency with citizens.</summary>
public sealed class Session
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public SessionKind Kind { get; init; }
    public required int AgencyId { get; init; }
    public int RoomId { get; init; }
    public required Room Room { get; init; }
    public required string TitleVi { get; set; }
    public string TitleEn { get; set; } = "";
    public string DescriptionVi { get; set; } = "";
    public string DescriptionEn { get; set; } = "";
    public string ChairName { get; set; } = "";
    public string ChairPosition { get; set; } = "";
    public string Place { get; set; } = "";

    /// <summary>Where the dialogue can be watched; only addresses of hosts on the city's list are kept.</summary>
    public string StreamAddress { get; set; } = "";
    public string[] TopicCodes { get; set; } = [];

    /// <summary>Other agencies that answer beside the host agency.</summary>
    public List<SessionPartner> Partners { get; } = [];
    public required DateTimeOffset StartsAt { get; set; }
    public required DateTimeOffset EndsAt { get; set; }
    public SessionState State { get; private set; } = SessionState.Draft;
    public bool PublishesBeforeReading { get; set; }
    public bool AllowsAnonymous { get; set; } = true;
    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>When the present day was made public: the announcement, or the last change to another day.</summary>
    public DateTimeOffset? NoticeAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string CancelWords { get; private set; } = "";
    public long? OnStageQuestionId { get; set; }

    /// <summary>What the desk would like answered next; see <see cref="Stage.LineUp"/>.</summary>
    public long[] LineUp { get; set; } = [];

    /// <summary>Grows with every change of the plan: whoever edits says which one was read, and calendars take the higher one.</summary>
    public int Revision { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Made before the plan is sent first; sent twice, it stays one session.</summary>
    public Guid? PlanKey { get; init; }

    /// <summary>A room to practise in, bound to the room of the real session; see <see cref="Rehearsals.Rehearsal"/>.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>Since when those who follow a question of it know that its minutes are out.</summary>
    public DateTimeOffset? MinutesToldAt { get; init; }

    /// <summary>A past dialogue taken from a spreadsheet; key of its source, agency and day.</summary>
    public string? ArchiveKey { get; init; }
    public bool Demo { get; init; }

    public bool TakesQuestions => State is SessionState.Announced or SessionState.Live or SessionState.Standing;
    public bool TakesVotes => State is SessionState.Announced or SessionState.Live or SessionState.Paused or SessionState.Standing;

    /// <summary>Draft → Announced → Live ⇄ Paused → Closed → Published; cancelled only before the start;
    /// an announcement nobody has answered yet can be taken back.</summary>
    public bool TryMove(SessionState to, DateTimeOffset now)
    {
        if (!SessionLife.Allows(State, to))
            return false;
        State = to;
        switch (to)
        {
            case SessionState.Draft: AnnouncedAt = NoticeAt = null; break;
            case SessionState.Announced: AnnouncedAt ??= now; NoticeAt ??= now; break;
            case SessionState.Cancelled: CancelledAt = now; break;
            case SessionState.Live: StartedAt ??= now; break;
            case SessionState.Closed: ClosedAt = now; break;
            case SessionState.Published: PublishedAt = now; break;
        }
        return true;
    }

    /// <summary>A mailbox opens with its agency.</summary>
    public void Open(DateTimeOffset now) => (State, AnnouncedAt) = (SessionState.Standing, now);

    /// <summary>The plan is no longer what somebody has read.</summary>
    public void Touch(DateTimeOffset now) => (Revision, ChangedAt) = (Revision + 1, now);

    /// <param name="starts">The new start.</param>
    /// <param name="ends">The new end.</param>
    /// <param name="isOtherDay">Another day needs a notice of its own; another hour does not.</param>
    /// <param name="now">When the change is made public.</param>
    public void MoveTo(DateTimeOffset starts, DateTimeOffset ends, bool isOtherDay, DateTimeOffset now)
    {
        (StartsAt, EndsAt) = (starts, ends);
        if (isOtherDay)
            NoticeAt = now;
    }

    public void SayWhyCancelled(string words) => CancelWords = words;

    /// <summary>A dialogue that was held before this system kept it.</summary>
    public void KeepAsArchive(DateTimeOffset heldAt)
    {
        State = SessionState.Published;
        AnnouncedAt = StartedAt = heldAt;
        ClosedAt = PublishedAt = EndsAt;
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("session");
        session.Property(s => s.Code).HasMaxLength(7);
        session.Property(s => s.Kind).HasConversion<string>().HasMaxLength(16);
        session.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
        session.HasIndex(s => s.Code).IsUnique();
        session.HasIndex(s => new { s.AgencyId, s.StartsAt });
        session.HasIndex(s => s.ArchiveKey).IsUnique();
        session.HasIndex(s => s.AgencyId, "ix_session_mailbox").IsUnique().HasFilter("kind = 'Mailbox'");
        session.HasIndex(s => s.PlanKey).IsUnique();
        session.HasMany(s => s.Partners).WithOne().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
        session.HasOne(s => s.Room).WithOne().HasForeignKey<Session>(s => s.RoomId);
        session.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
