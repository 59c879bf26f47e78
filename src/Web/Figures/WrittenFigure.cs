using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Topics;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>
/// What people wrote about in the latest released wave that knows the agency: topics with their counts, never the words. There is none for
/// the whole city: together with those of its agencies it would tell what one of them hides.
/// </summary>
public sealed class WrittenFigure(WrittenTopicReads written, TopicNames names, SurveyCatalog catalog, Texts texts, WaveWords words)
{
    public async Task<Figure> OfAsync(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken)
    {
        var nothing = new Figure(Figure.Written, texts["agency.written.heading"], null, []);
        if (subject.AgencyId is not { } agency || rounds.LastOrDefault(round => round.Estimates.Count > 0) is not { } round || catalog.FindWave(round.Wave.Key) is not { } definition)
            return nothing;
        var counts = (await written.OfAsync(round.Wave.Id, agency, cancellationToken)).ToDictionary(count => count.TopicCode, count => count.Texts);
        if (counts.Count == 0)
            return nothing;
        var topics = (await names.AllAsync(cancellationToken)).Select(topic => (topic.Code, Name: topic.In(Texts.Language))).Append((Code: "", Name: texts["agency.written.unsure"])).ToList();
        var table = Protect([.. topics.Select(topic => counts.GetValueOrDefault(topic.Code))], catalog.InstrumentOf(definition));
        return Enumerable.Range(0, topics.Count).All(nth => table.Cell(0, nth) is null)
            ? nothing with { IsWithheld = true }
            : nothing with { Spec = Spec(subject, round.Wave, [.. topics.Select(topic => topic.Name)], table), Notes = [words.Period(round.Wave), texts["agency.written.meaning"]] };
    }

    /// <summary>One person may have written in each open item, so as many texts may come from one.</summary>
    private static ProtectedTable Protect(int[] counts, InstrumentDefinition instrument) => Disclosure.Protect(
        counts, new Analytics.Surveys.DisclosurePolicy(instrument.Disclosure.Threshold), Math.Max(1, instrument.Pages.SelectMany(page => page.Items).Count(item => item.IsText)));

    private WrittenTopics Spec(FigureSubject subject, Wave wave, string[] topics, ProtectedTable table)
    {
        var most = Enumerable.Range(0, topics.Length).MaxBy(nth => table.Cell(0, nth) ?? -1);
        return new WrittenTopics
        {
            Id = Figure.Written,
            Title = texts["agency.written.title", subject.Name, wave.Title(Texts.Language)],
            Description = texts["agency.written.description", topics[most], table.Cell(0, most) ?? 0],
            Culture = CultureInfo.CurrentCulture,
            TopicColumn = texts["agency.topics.topic"],
            CountColumn = texts["agency.written.count"],
            HiddenText = texts["agency.written.hidden"],
            Topics = topics,
            Counts = table,
            Facts = [new ChartFact(texts["agency.file.agency"], subject.Name), new ChartFact(texts["agency.index.wave"], wave.Title(Texts.Language))],
        };
    }
}
