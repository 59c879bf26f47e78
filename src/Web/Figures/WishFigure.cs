using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What people expect to become better next, in the latest finished wave that knows the agency: of each option, who chose it. Most wanted first.</summary>
public sealed class WishFigure(SurveyCatalog catalog, Texts texts, WaveWords words, FigureWords figures)
{
    private sealed record Wish(string Label, Estimate? Estimate);

    /// <summary>Null where the wave publishes no such shares; the page then does without.</summary>
    public Figure? Of(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds)
    {
        if (rounds.LastOrDefault(round => round.Estimates.Count > 0) is not { } round || catalog.FindWave(round.Wave.Key) is not { Choices: [var choice, ..] } definition)
            return null;
        var instrument = catalog.InstrumentOf(definition);
        var wishes = WishesOf(instrument, instrument.Items[choice], round);
        string heading = texts["agency.wishes.heading"];
        return (wishes.Count, wishes.TrueForAll(wish => wish.Estimate is null)) switch
        {
            (0, _) => null,
            (_, true) => new Figure(Figure.Wishes, heading, null, [], IsWithheld: true),
            _ => new Figure(Figure.Wishes, heading, Spec(subject, round, wishes), [.. Notes(round, wishes)]),
        };
    }

    /// <summary>Hidden ones last, in the order of the questionnaire: their place tells nothing.</summary>
    private static List<Wish> WishesOf(InstrumentDefinition instrument, ItemDefinition item, WaveFigures.Round round) =>
    [
        .. instrument.OptionsOf(item)
            .Select(option => (Label: instrument.Text(Texts.Language, option.TextKey), Row: round.Find($"{item.Id}.{option.Code}", WaveEstimate.Chosen)))
            .Where(option => option.Row is not null)
            .Select(option => (Wish: new Wish(option.Label, StoredEstimate.Restore(option.Row)), Order: option.Row is { IsShown: true } shown ? shown.Value : -1))
            .OrderByDescending(wish => wish.Order).Select(wish => wish.Wish),
    ];

    private ShareBars Spec(FigureSubject subject, WaveFigures.Round round, List<Wish> wishes) => new()
    {
        Id = Figure.Wishes,
        Title = texts["agency.wishes.title", subject.Name, round.Wave.Title(Texts.Language)],
        Description = string.Join("; ", wishes.Select(wish => words.Sentence(wish.Label, wish.Estimate))),
        Culture = CultureInfo.CurrentCulture,
        LabelColumn = texts["agency.wishes.wish"],
        Words = figures.Estimates with { Value = texts["agency.wishes.share"] },
        Rows = wishes.ConvertAll(wish => new ShareRow(wish.Label, ChartShare.Of(wish.Estimate))),
        Facts = [new ChartFact(texts["agency.file.agency"], subject.Name), new ChartFact(texts["agency.index.wave"], round.Wave.Title(Texts.Language))],
    };

    private IEnumerable<string> Notes(WaveFigures.Round round, List<Wish> wishes)
    {
        yield return words.Period(round.Wave);
        yield return texts["agency.wishes.meaning"];
        yield return words.Design(round.Wave.Design);
        if (wishes.Exists(wish => wish.Estimate is null))
            yield return texts["agency.wishes.hidden"];
    }
}
