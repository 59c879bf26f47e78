using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;

namespace Dialogue.Web.Minutes;

/// <summary>Minutes as a page shows them, each question with its number.</summary>
/// <param name="Later">Steps after the release.</param>
public sealed record MinutesView(MinutesBody Body, IReadOnlyList<ChainLink> Later)
{
    private readonly Dictionary<long, int> numbers = Body.Items.Select((item, index) => (item.Id, Number: index + 1)).ToDictionary(x => x.Id, x => x.Number);

    public int NumberOf(long questionId) => numbers.GetValueOrDefault(questionId);

    public IEnumerable<IGrouping<QuestionOutcome, MinutesItem>> Groups => Body.Items.GroupBy(item => item.Outcome);

    public IEnumerable<MinutesItem> MergedInto(long questionId) => Body.Items.Where(item => item.MergedInto == questionId);

    /// <summary>The balance as a page counts it out: what was received, then every end, then what is open.</summary>
    public IEnumerable<(QuestionOutcome Outcome, int Count)> Ends =>
        MinutesOrder.Outcomes.Select(outcome => (outcome, Body.Items.Count(item => item.Outcome == outcome)));
}
