using Dialogue.Core.Sessions;

namespace Dialogue.Core.Duties;

/// <summary>
/// What an agency owes in each half-year and what became of it; a pure function of its days and its dialogues.
/// A year's number is split between its halves, the second having the odd one. An agency that exists for part of a half owes
/// that part, rounded, a half rounded down in its favour; so an agency and its successors together owe about what one would, and
/// nobody answers for dialogues of a predecessor, nor is helped by them. A dialogue counts on the day on which it is or was held:
/// moved into the next half-year it counts there. What a half-year lacks when it is over is made up for by what the next one
/// holds beyond its own duty. A draft is no dialogue yet, a cancelled one fulfils nothing, and an announced one whose day went by
/// without a start was not held.
/// </summary>
public static class DutyCalendar
{
    public static IReadOnlyList<DutyHalf> OfYear(DutyAgency agency, IReadOnlyCollection<DutyDialogue> dialogues, int year, DateOnly today, DutyRules rules)
    {
        // The neighbours decide what is made up for: the half before may need what this year holds, the last half what follows.
        HalfYear[] halves = [new HalfYear(year, 1).Previous, new(year, 1), new(year, 2), new HalfYear(year, 2).Next];
        var plans = halves.Select(half => Planned(agency, dialogues, half, today, rules)).ToList();
        var finished = plans.Select((plan, nth) => Finished(plan, nth + 1 < plans.Count ? plans[nth + 1] : null, today)).ToList();
        return [finished[1], finished[2]];
    }

    /// <returns>How many dialogues an agency owes in a half-year.</returns>
    public static int Owed(DutyAgency agency, HalfYear half)
    {
        var share = half.Half == 1 ? agency.DialoguesPerYear / 2 : agency.DialoguesPerYear - (agency.DialoguesPerYear / 2);
        // Whole numbers, so that exactly a half is exactly a half: ceil(share × days / all − ½).
        var (days, all) = (2 * share * agency.DaysIn(half), 2 * half.Days);
        return (days - half.Days + all - 1) / all;
    }

    private static Plan Planned(DutyAgency agency, IEnumerable<DutyDialogue> dialogues, HalfYear half, DateOnly today, DutyRules rules)
    {
        var inHalf = dialogues.Where(dialogue => half.Has(dialogue.Days.Day)).OrderBy(dialogue => dialogue.Days.Day).ToList();
        var isCounted = half.From >= rules.CountedFrom;
        var owed = isCounted ? Owed(agency, half) : 0;
        var good = inHalf.Where(dialogue => dialogue.Days.IsHeld).Select(dialogue => new DutySlot(DutyState.Held, dialogue))
            .Concat(inHalf.Where(dialogue => dialogue.Days.State == SessionState.Announced && dialogue.Days.Day >= today)
                .Select(dialogue => new DutySlot(DutyState.Announced, dialogue)))
            .ToList();
        var more = new Queue<DutyDialogue>(good.Skip(owed).Select(slot => slot.Dialogue).OfType<DutyDialogue>());
        return new Plan(half, isCounted, owed, [.. good.Take(owed)], more, [.. inHalf.Where(dialogue => dialogue.Days.State == SessionState.Cancelled)]);
    }

    private static DutyHalf Finished(Plan plan, Plan? next, DateOnly today)
    {
        var slots = plan.Slots.ToList();
        while (slots.Count < plan.Owed)
            slots.Add(plan.Half.To >= today ? new DutySlot(DutyState.Open, null)
                : next is { More.Count: > 0 } ? new DutySlot(DutyState.Late, next.More.Dequeue())
                : new DutySlot(DutyState.Missing, null));
        return new DutyHalf(plan.Half, plan.IsCounted, slots, [.. plan.More], plan.Cancelled);
    }

    private sealed record Plan(
        HalfYear Half, bool IsCounted, int Owed, IReadOnlyList<DutySlot> Slots, Queue<DutyDialogue> More, IReadOnlyList<DutyDialogue> Cancelled);
}
