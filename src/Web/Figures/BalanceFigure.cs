using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Totals;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What became of every question that was put to an agency, public or not: the parts add up to all that was received.</summary>
public sealed class BalanceFigure(QuestionTotals totals, Texts texts)
{
    public async Task<Figure> OfAsync(FigureSubject subject, CancellationToken cancellationToken)
    {
        var counts = (await totals.ReadAsync(QuestionKind.Outcome, subject.AgencyId, cancellationToken))
            .GroupBy(cell => Enum.Parse<QuestionOutcome>(cell.Key)).ToDictionary(same => same.Key, same => (int)same.Sum(cell => cell.Count));
        var received = counts.Values.Sum();
        string heading = texts["agency.balance.heading"];
        return received == 0
            ? new Figure(Figure.Balance, heading, null, [])
            : new Figure(Figure.Balance, heading, Spec(subject, counts, received), [texts["agency.balance.received", received], texts["agency.balance.parts"]]);
    }

    private CountBars Spec(FigureSubject subject, Dictionary<QuestionOutcome, int> counts, int received) => new()
    {
        Id = Figure.Balance,
        Title = texts["agency.balance.title", subject.Name],
        Description = texts["agency.balance.description", received, counts.GetValueOrDefault(QuestionOutcome.AnsweredLive) + counts.GetValueOrDefault(QuestionOutcome.AnsweredInWriting), counts.GetValueOrDefault(QuestionOutcome.Open)],
        Culture = CultureInfo.CurrentCulture,
        LabelColumn = texts["agency.balance.outcome"],
        CountColumn = texts["agency.topics.count"],
        Rows = [.. Enum.GetValues<QuestionOutcome>().OrderBy(outcome => outcome == QuestionOutcome.Open).Select(outcome => new CountRow(texts["minutes.outcome." + outcome], new RegisterCount(counts.GetValueOrDefault(outcome))))],
        Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
    };
}
