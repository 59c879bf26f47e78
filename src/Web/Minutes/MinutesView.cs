using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Minutes;

/// <summary>Minutes as a page shows them, each question with its number.</summary>
/// <param name="Later">Steps after the release.</param>
public sealed record MinutesView(MinutesBody Body, IReadOnlyList<ChainLink> Later)
{
    private readonly Dictionary<long, int?> numbers = Body.Items.Select((item, index) => (item.Id, Number: Body.HasRoomNumbers ? item.Number : index + 1))
        .ToDictionary(x => x.Id, x => x.Number);

    public bool Has(long questionId) => numbers.ContainsKey(questionId);

    /// <summary>A question by the number that people know it by; the public knows none of what it never saw.</summary>
    public string NameOf(long questionId, Texts t) => numbers.GetValueOrDefault(questionId) is { } number
        ? t[Body.HasRoomNumbers ? "room.client.number" : "minutes.number", number]
        : t["minutes.unnumbered"];

    public string MergedName(long intoId, Texts t) => numbers.GetValueOrDefault(intoId) is { } number ? t["minutes.mergedInto", number] : t["minutes.mergedInto.closed"];

    public IEnumerable<IGrouping<QuestionOutcome, MinutesItem>> Groups => Body.Items.GroupBy(item => item.Outcome);

    public IEnumerable<MinutesItem> MergedInto(long questionId) => Body.Items.Where(item => item.MergedInto == questionId);

    /// <summary>The balance as a page counts it out: what was received, then every end, then what is open.</summary>
    public IEnumerable<(QuestionOutcome Outcome, int Count)> Ends =>
        MinutesOrder.Outcomes.Select(outcome => (outcome, Body.Items.Count(item => item.Outcome == outcome)));
}
