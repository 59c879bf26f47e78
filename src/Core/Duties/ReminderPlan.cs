using Dialogue.Core.Sessions;

namespace Dialogue.Core.Duties;

/// <summary>Of which dates an agency is reminded, and when: some days before each, and once when results are overdue.</summary>
public static class ReminderPlan
{
    private const int DaysAhead = 3;

    /// <returns>What is due today; a date that has gone by is not reminded of, except the one for results.</returns>
    public static IEnumerable<(ReminderKind Kind, DateOnly DueOn)> Due(SessionDays days, DateOnly today, DutyRules rules)
    {
        switch (days.State)
        {
            case SessionState.Draft when IsNear(SessionClock.AnnounceBy(days.Day, rules), DaysAhead):
                yield return (ReminderKind.Announce, SessionClock.AnnounceBy(days.Day, rules));
                break;
            case SessionState.Announced when IsNear(days.Day, 1):
                yield return (ReminderKind.Session, days.Day);
                break;
            case SessionState.Closed when days.Closed is { } closed:
                var by = SessionClock.ResultsBy(closed, rules);
                if (IsNear(by, DaysAhead))
                    yield return (ReminderKind.Results, by);
                else if (today > by)
                    yield return (ReminderKind.ResultsLate, by);
                break;
        }

        bool IsNear(DateOnly date, int ahead) => today <= date && today >= date.AddDays(-ahead);
    }
}
