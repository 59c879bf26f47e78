namespace Dialogue.Core.Duties;

/// <summary>Half-years of any number of agencies added up.</summary>
/// <param name="Owed">Dialogues owed.</param>
/// <param name="Held">Held in their half-year.</param>
/// <param name="Announced">Announced for it.</param>
/// <param name="Open">Not announced, and the half-year still runs.</param>
/// <param name="Late">Made up for afterwards.</param>
/// <param name="Missing">Never made up for.</param>
/// <param name="Notice">Notices in time, of those known.</param>
/// <param name="Results">Results in time, of those out or overdue.</param>
public sealed record DutySum(int Owed, int Held, int Announced, int Open, int Late, int Missing, InTime Notice, InTime Results)
{
    public static DutySum Of(IReadOnlyCollection<DutyHalf> halves, DateOnly today, DutyRules rules)
    {
        var counted = halves.Where(half => half.IsCounted).ToList();
        var days = counted.SelectMany(half => half.Dialogues).Select(dialogue => dialogue.Days).ToList();
        return new DutySum(
            counted.Sum(half => half.Owed), Count(DutyState.Held), Count(DutyState.Announced), Count(DutyState.Open), Count(DutyState.Late), Count(DutyState.Missing),
            InTime.Among(days.Select(day => SessionClock.Notice(day, today, rules))), InTime.Among(days.Select(day => SessionClock.Results(day, today, rules))));

        int Count(DutyState state) => counted.Sum(half => half.Of(state));
    }
}
