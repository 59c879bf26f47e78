using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Topics;
using Dialogue.Core.Commitments;
using Dialogue.Core.Topics;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What people ask about, by count; beside it how far the count may be trusted, where people have read a random sample.</summary>
public sealed class TopicFigure(TopicCounts counts, TopicShareReads shares, Texts texts, CityTime time)
{
    public async Task<Figure> OfAsync(FigureSubject subject, CancellationToken cancellationToken)
    {
        var picture = await counts.OfAsync(subject.AgencyId, cancellationToken);
        string heading = texts["agency.topics.heading"];
        return picture is { First: { } first, Last: { } last }
            ? new Figure(Figure.Topics, heading, Spec(subject, picture, first, last), [.. Notes(picture, first, last), await TrustAsync(subject, picture, last, cancellationToken)])
            : new Figure(Figure.Topics, heading, null, []);
    }

    private CountBars Spec(FigureSubject subject, TopicCounts.Picture picture, DateTimeOffset first, DateTimeOffset last)
    {
        var rows = picture.Topics.Select(topic => new CountRow(topic.Name(Texts.Language == "en"), new RegisterCount(topic.Count))).ToList();
        if (picture.Waiting > 0)
            rows.Add(new CountRow(texts["agency.topics.waiting"], new RegisterCount(picture.Waiting)));
        var most = rows[0];
        return new CountBars
        {
            Id = Figure.Topics,
            Title = texts["agency.topics.title", subject.Name],
            Description = texts["agency.topics.description", picture.Total, most.Label, most.Count.Value],
            Culture = CultureInfo.CurrentCulture,
            LabelColumn = texts["agency.topics.topic"],
            CountColumn = texts["agency.topics.count"],
            Rows = rows,
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

    /// <summary>Samples are drawn from each agency by itself, so only an agency's share is estimated.</summary>
    private async Task<string> TrustAsync(FigureSubject subject, TopicCounts.Picture picture, DateTimeOffset last, CancellationToken cancellationToken)
    {
        if (subject.AgencyId is not { } agency || !await shares.HasSampleAsync(agency, cancellationToken))
            return texts["agency.topics.noSample"];
        var half = HalfYear.Of(time.DateOf(last));
        var known = await shares.OfAsync(agency, half, cancellationToken);
        if (known.Read.Count < TopicShareEstimate.FewestRead)
            return texts["agency.topics.noSample"];
        var first = TopicShareEstimate.Of(known.Predicted, [.. known.Read.Select(read => new TopicShareEstimate.Both(read.Software, read.Person))])[0];
        var name = picture.Topics.FirstOrDefault(topic => topic.Code == first.Topic)?.Name(Texts.Language == "en") ?? first.Topic;
        return texts["agency.topics.sample", known.Read.Count, half.Half, half.Year, name, Percent(first.Low ?? 0), Percent(first.High ?? 1)];
    }

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.CurrentCulture);
}
