using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Topics;
using Dialogue.Core.Commitments;
using Dialogue.Core.Questions.Totals;
using Dialogue.Core.Topics;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>
/// The shares of topics in the latest half-year of which people have read enough of a random sample: counted by software and corrected
/// by what people read. Samples are drawn from each agency by itself, so there is none for the city.
/// </summary>
public sealed class TopicShareFigure(TopicShareReads shares, QuestionTotals totals, TopicNames names, FigureWords words, Texts texts)
{
    /// <summary>Null where no sample was read.</summary>
    public async Task<Figure?> OfAsync(FigureSubject subject, CancellationToken cancellationToken)
    {
        if (subject.AgencyId is not { } agency || !await shares.HasSampleAsync(agency, cancellationToken))
            return null;
        var halves = (await totals.ReadAsync(QuestionKind.Software, agency, cancellationToken)).Select(cell => HalfYear.Of(cell.Month)).Distinct().OrderByDescending(half => half.First);
        foreach (var half in halves.Take(2))
            if (await shares.OfAsync(agency, half, cancellationToken) is { } known && known.Read.Count >= TopicShareEstimate.FewestRead)
                return new Figure(
                    Figure.TopicShares, texts["agency.shares.heading", half.Half, half.Year], Spec(subject, half, known, await names.AllAsync(cancellationToken)),
                    [texts["agency.shares.meaning", known.Read.Count, known.Predicted.Values.Sum()]]);
        return null;
    }

    private ShareBars Spec(FigureSubject subject, HalfYear half, TopicShareReads.Picture known, IReadOnlyList<TopicNames.Name> topics)
    {
        var rows = TopicShareEstimate.Of(known.Predicted, [.. known.Read.Select(read => new TopicShareEstimate.Both(read.Software, read.Person))])
            .Select(share => new ShareRow(topics.FirstOrDefault(topic => topic.Code == share.Topic)?.In(Texts.Language) ?? share.Topic, ChartShare.Of(share))).ToList();
        return new ShareBars
        {
            Id = Figure.TopicShares,
            Title = texts["agency.shares.title", half.Half, half.Year, subject.Name],
            Description = texts["agency.shares.description", rows[0].Label],
            Culture = CultureInfo.CurrentCulture,
            LabelColumn = texts["agency.topics.topic"],
            Words = words.Estimates with { Value = texts["agency.shares.value"], People = texts["agency.shares.read"], NoInterval = texts["agency.shares.unread"], Interval = texts["agency.shares.interval"] },
            Rows = rows,
            Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
        };
    }
}
