using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Topics;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What people ask about, by count.</summary>
public sealed class TopicFigure(TopicCounts counts, Texts texts, CityTime time)
{
    public async Task<Figure> OfAsync(FigureSubject subject, CancellationToken cancellationToken)
    {
        var picture = await counts.OfAsync(subject.AgencyId, cancellationToken);
        string heading = texts["agency.topics.heading"];
        return picture is { First: { } first, Last: { } last }
            ? new Figure(Figure.Topics, heading, Spec(subject, picture, first, last), [.. Notes(picture, first, last)])
            : new Figure(Figure.Topics, heading, null, []);
    }

    private TopicsByCount Spec(FigureSubject subject, TopicCounts.Picture picture, DateTimeOffset first, DateTimeOffset last)
    {
        var rows = picture.Topics.Select(topic => new TopicCount(topic.Name(Texts.Language == "en"), topic.Count)).ToList();
        if (picture.Waiting > 0)
            rows.Add(new TopicCount(texts["agency.topics.waiting"], picture.Waiting));
        var most = rows[0];
        return new TopicsByCount
        {
            Id = Figure.Topics,
            Title = texts["agency.topics.title", subject.Name],
            Description = texts["agency.topics.description", picture.Total, most.Label, most.Count],
            Culture = CultureInfo.CurrentCulture,
            TopicColumn = texts["agency.topics.topic"],
            CountColumn = texts["agency.topics.count"],
            Topics = rows,
            Facts =
            [
                new ChartFact(texts["agency.file.agency"], subject.Name),
                new ChartFact(texts["agency.file.from"], Day(first)),
                new ChartFact(texts["agency.file.to"], Day(last)),
            ],
        };
    }

    private string Day(DateTimeOffset instant) => time.DateOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<string> Notes(TopicCounts.Picture picture, DateTimeOffset first, DateTimeOffset last)
    {
        yield return time.DateOf(first) == time.DateOf(last)
            ? texts["agency.topics.day", picture.Total, time.Date(first)]
            : texts["agency.topics.period", picture.Total, time.Date(first), time.Date(last)];
        yield return texts["agency.topics.software"];
        if (picture.Waiting > 0)
            yield return texts["agency.topics.waiting.note", picture.Waiting];
    }
}
