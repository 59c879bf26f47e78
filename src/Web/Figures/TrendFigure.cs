using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Questions.Totals;
using Dialogue.Core.Topics;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What people ask about, month by month; the last two years at most.</summary>
public sealed class TrendFigure(QuestionTotals totals, TopicNames names, Texts texts)
{
    private const int MostMonths = 24;

    public async Task<Figure> OfAsync(FigureSubject subject, CancellationToken cancellationToken)
    {
        var cells = await totals.ReadAsync(QuestionKind.Topic, subject.AgencyId, cancellationToken);
        var months = MonthsOf(cells);
        string heading = texts["agency.trend.heading"];
        return months.Count < 2
            ? new Figure(Figure.Trend, heading, null, [])
            : new Figure(Figure.Trend, heading, Spec(subject, cells, months, await names.AllAsync(cancellationToken)), [texts["agency.trend.meaning"], texts["agency.topics.software"]]);
    }

    private static List<DateOnly> MonthsOf(List<QuestionCount> cells)
    {
        if (cells.Count == 0)
            return [];
        var (last, first) = (cells.Max(cell => cell.Month), cells.Min(cell => cell.Month));
        var begin = last.AddMonths(1 - MostMonths) is var earliest && first > earliest ? first : earliest;
        return [.. Enumerable.Range(0, MostMonths).Select(nth => begin.AddMonths(nth)).TakeWhile(month => month <= last)];
    }

    private TopicTrend Spec(FigureSubject subject, List<QuestionCount> cells, List<DateOnly> months, IReadOnlyList<TopicNames.Name> topics)
    {
        var counts = cells.ToLookup(cell => cell.Key);
        var bands = topics.Select(topic => (topic.Code, Label: topic.In(Texts.Language))).Append(("", texts["agency.topics.waiting"]))
            .Select(topic => new TopicBand(topic.Item2, [.. months.Select(month => new RegisterCount((int)counts[topic.Item1].Where(cell => cell.Month == month).Sum(cell => cell.Count)))]))
            .Where(band => band.Counts.Any(count => count.Value > 0)).ToList();
        return new TopicTrend
        {
            Id = Figure.Trend,
            Title = texts["agency.trend.title", subject.Name],
            Description = texts["agency.trend.description", Name(months[0]), Name(months[^1]), bands.Sum(band => band.Counts.Sum(count => count.Value)), bands.MaxBy(band => band.Counts[^1].Value)?.Label ?? ""],
            Culture = CultureInfo.CurrentCulture,
            PeriodColumn = texts["agency.trend.month"],
            OthersText = texts["agency.trend.others"],
            Periods = months.ConvertAll(Name),
            Topics = bands,
            Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
        };
    }

    private static string Name(DateOnly month) => month.ToString("MM/yyyy", CultureInfo.InvariantCulture);
}
