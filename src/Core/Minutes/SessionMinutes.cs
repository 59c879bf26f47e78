using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Minutes;

/// <summary>
/// The minutes of one session. While they are a draft, what happened is read from the questions themselves and only the desk's
/// own words are kept here; the release fixes the whole text. The database refuses to change a released row.
/// </summary>
public sealed class SessionMinutes
{
    public required int SessionId { get; init; }
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Of the desk's words; 0 while nobody has written any.</summary>
    public int Version { get; private set; }
    public MinutesEdits Edits { get; private set; } = MinutesEdits.None;
    public DateTimeOffset? ReleasedAt { get; private set; }
    public Role? ReleasedByRole { get; private set; }
    public Guid? ReleasedById { get; private set; }

    /// <summary>A <see cref="MinutesBody"/> as it was written, to the letter; words of questions only as digests (<see cref="MinutesSeal"/>).</summary>
    public string? Body { get; private set; }
    public byte[]? BodyHash { get; private set; }

    /// <summary>End of the room's chain at the release, and how many steps lead there.</summary>
    public byte[]? ChainHash { get; private set; }
    public int? ChainLength { get; private set; }

    /// <summary>Begins the draft; nothing when there is one. Part of closing a session, and repeated by whoever needs it.</summary>
    public static Task DraftAsync(DialogueDb db, int sessionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"insert into session_minutes (session_id, drafted_at, version, edits) values ({sessionId}, {now}, 0, '{{}}') on conflict do nothing", cancellationToken);

    /// <summary>Loads the row and keeps it locked until the transaction ends.</summary>
    public static Task<SessionMinutes> LockAsync(DialogueDb db, int sessionId, CancellationToken cancellationToken) =>
        db.Minutes.FromSql($"select * from session_minutes where session_id = {sessionId} for update").SingleAsync(cancellationToken);

    public void Write(MinutesEdits edits, int version) => (Edits, Version) = (edits, version);

    public void Release(MinutesText text, Role role, Guid? personId, DateTimeOffset now)
    {
        (ReleasedAt, ReleasedByRole, ReleasedById) = (now, role, personId);
        (Body, BodyHash) = (text.Json, text.Hash);
        (ChainHash, ChainLength) = (Convert.FromHexString(text.Body.Chain.Hash), text.Body.Chain.Length);
    }
}

internal sealed class SessionMinutesMapping : IEntityTypeConfiguration<SessionMinutes>
{
    public void Configure(EntityTypeBuilder<SessionMinutes> minutes)
    {
        minutes.ToTable("session_minutes");
        minutes.HasKey(m => m.SessionId);
        minutes.Property(m => m.SessionId).ValueGeneratedNever();
        minutes.Property(m => m.Edits).HasColumnType("jsonb").HasConversion(edits => edits.ToJson(), json => MinutesEdits.Parse(json));
        minutes.Property(m => m.ReleasedByRole).HasConversion<string>().HasMaxLength(32);
        minutes.HasOne<Session>().WithOne().HasForeignKey<SessionMinutes>(m => m.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
