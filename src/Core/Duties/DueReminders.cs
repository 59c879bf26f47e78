using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Duties;

/// <summary>Finds the reminders that are due and not yet given.</summary>
public sealed class DueReminders(DialogueDb db, CityZone zone, DutyRules rules)
{
    private static readonly SessionState[] Watched = [SessionState.Draft, SessionState.Announced, SessionState.Closed];

    public async Task<List<Reminder>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = zone.DayOf(now);
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.Kind == SessionKind.Dialogue && s.ArchiveKey == null && Watched.Contains(s.State)).ToListAsync(cancellationToken);
        var due = sessions.SelectMany(s => ReminderPlan.Due(SessionDays.Of(s, zone), today, rules)
            .Select(one => new Reminder { SessionId = s.Id, AgencyId = s.AgencyId, Kind = one.Kind, DueOn = one.DueOn, At = now })).ToList();
        var ids = due.ConvertAll(one => one.SessionId);
        var given = await db.Reminders.AsNoTracking().Where(r => ids.Contains(r.SessionId)).Select(r => new { r.SessionId, r.Kind, r.DueOn }).ToListAsync(cancellationToken);
        return due.FindAll(one => !given.Contains(new { one.SessionId, one.Kind, one.DueOn }));
    }
}
