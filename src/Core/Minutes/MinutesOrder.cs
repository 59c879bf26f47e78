using Dialogue.Core.Questions;

namespace Dialogue.Core.Minutes;

/// <summary>Questions by what became of them; within that in the desk's order, otherwise as they were answered or asked.</summary>
public static class MinutesOrder
{
    public static IReadOnlyList<QuestionOutcome> Outcomes { get; } =
    [
        QuestionOutcome.AnsweredLive, QuestionOutcome.AnsweredInWriting, QuestionOutcome.Deferred, QuestionOutcome.Transferred,
        QuestionOutcome.Open, QuestionOutcome.Merged, QuestionOutcome.Refused,
    ];

    internal static IReadOnlyList<MinutesItem> Sorted(IReadOnlyList<MinutesItem> items, MinutesEdits edits) =>
    [
        .. Outcomes.SelectMany(outcome => items.Where(item => item.Outcome == outcome)
            .OrderBy(item => item.AnsweredAt ?? item.AskedAt).ThenBy(item => item.Id)
            .Select((item, index) => (item, place: edits.PlaceOf(item.Id) ?? index + 1))
            .OrderBy(placed => placed.place).Select(placed => placed.item)),
    ];
}
