using Dialogue.Core.Commitments;
using Dialogue.Core.Sessions;

namespace Dialogue.Core.Duties;

/// <summary>The days of a session that the law looks at, on the city's calendar.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Day">When it is or was held.</param>
/// <param name="Noticed">When the present day was made public; unknown for a dialogue out of an archive.</param>
/// <param name="Closed">When it ended.</param>
/// <param name="Published">When its results came out.</param>
/// <param name="IsArchive">Taken from a spreadsheet, so nobody knows when it was announced or its results came out; or a rehearsal.</param>
public sealed record SessionDays(SessionState State, DateOnly Day, DateOnly? Noticed, DateOnly? Closed, DateOnly? Published, bool IsArchive = false)
{
    public bool IsHeld => State is SessionState.Live or SessionState.Paused or SessionState.Closed or SessionState.Published;

    public static SessionDays Of(Session session, CityZone zone) => new(
        session.State, zone.DayOf(session.StartedAt ?? session.StartsAt), zone.DayOf(session.NoticeAt), zone.DayOf(session.ClosedAt),
        zone.DayOf(session.PublishedAt), session.ArchiveKey is not null || session.Rehearsal);
}
