using Dialogue.Core.Sessions;

namespace Dialogue.Core.Duties;

/// <summary>
/// The two clocks of a dialogue: notice before it, results after it. Calendar days, as the law says; holidays and weekends
/// count like any other day.
/// </summary>
public static class SessionClock
{
    /// <summary>The last day on which an announcement is in time.</summary>
    public static DateOnly AnnounceBy(DateOnly day, DutyRules rules) => day.AddDays(-rules.NoticeDays);

    /// <summary>The last day on which results are in time.</summary>
    public static DateOnly ResultsBy(DateOnly closed, DutyRules rules) => closed.AddDays(rules.ResultsDays);

    /// <returns>The clock that runs or ran before the dialogue; null when nothing is known of it, or it no longer matters.</returns>
    public static Clock? Notice(SessionDays days, DateOnly today, DutyRules rules)
    {
        if (days.IsArchive || days.State == SessionState.Cancelled)
            return null;
        var by = AnnounceBy(days.Day, rules);
        return days.Noticed is { } noticed
            ? new Clock(by, noticed <= by ? ClockState.Kept : ClockState.Missed, days.Day.DayNumber - noticed.DayNumber)
            : days.State == SessionState.Draft
                ? new Clock(by, today <= by ? ClockState.Running : ClockState.Overdue, by.DayNumber - today.DayNumber)
                : null;
    }

    /// <returns>The clock that runs or ran after the dialogue; null before its end.</returns>
    public static Clock? Results(SessionDays days, DateOnly today, DutyRules rules)
    {
        if (days.IsArchive || days.Closed is not { } closed || days.State is not (SessionState.Closed or SessionState.Published))
            return null;
        var by = ResultsBy(closed, rules);
        return days.Published is { } published
            ? new Clock(by, published <= by ? ClockState.Kept : ClockState.Missed, published.DayNumber - closed.DayNumber)
            : new Clock(by, today <= by ? ClockState.Running : ClockState.Overdue, by.DayNumber - today.DayNumber);
    }
}
