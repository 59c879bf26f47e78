using Dialogue.Analytics.Surveys;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>
/// What a wave found, in plain words and charts, once an officer has released it: the answer first, what is longer folded away under it, and
/// each way to divide people on a page of its own.
/// </summary>
[Needs(Right.ReadPublic)]
public sealed class ResultsModel(
    SurveyReads surveys, WaveFigures waves, FigureBook figures, CityStandings standings, BreakdownTables tables, ItemTable items, IndexTable indexes,
    SiteOptions city, Texts texts) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set before the page is rendered
    public Estimate? Index { get; private set; }
    public IReadOnlyList<DrawnFigure> Figures { get; private set; } = [];
    public StandingsView Standings { get; private set; } = null!; // likewise
    public IReadOnlyList<(string Id, string Title)> Tables { get; private set; } = [];
    public IReadOnlyList<ItemTable.Factor> Items { get; private set; } = [];
    public IReadOnlyList<IndexTable.Row> Indexes { get; private set; } = [];

    /// <summary>Answers outside the sample, on which none of the figures rests.</summary>
    public int SelfChosen { get; private set; }

    /// <summary>Releases after the first, oldest first.</summary>
    public IReadOnlyList<WaveCorrection> Corrections { get; private set; } = [];

    /// <summary>Charts of this wave alone, and those that set it beside the waves before.</summary>
    public IReadOnlyList<DrawnFigure> OfWave => [.. Figures.Where(drawn => !IsOverWaves(drawn))];
    public IReadOnlyList<DrawnFigure> OverWaves => [.. Figures.Where(IsOverWaves)];

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop)
    {
        if (await surveys.WaveAsync(wave, stop) is not { } found)
            return NotFound();
        Wave = found;
        var rounds = found.State == WaveState.Published ? (await waves.OfAsync(null, stop)).TakeWhile(round => round.Wave.OpensAt <= found.OpensAt).ToList() : [];
        var latest = rounds is [.., var last] && last.Wave.Id == found.Id ? last : null;
        Standings = StandingsView.Of(latest is null ? null : await standings.OfLatestAsync(rounds, stop), this);
        if (latest is null)
            return Page();
        Corrections = await surveys.CorrectionsAsync(found.Id, stop);
        SelfChosen = await surveys.SelfChosenAsync(found, stop);
        Index = IndexFigure.EstimateOf(latest);
        Figures = await figures.DrawSurveyAsync(FigureSubjects.Of(city, texts), rounds, stop);
        Tables = await tables.TitlesAsync(found, stop);
        (Items, Indexes) = (items.Of(latest), indexes.Of(latest));
        return Page();
    }

    private static bool IsOverWaves(DrawnFigure drawn) => drawn.Figure.Chart is Figure.Index or Figure.FactorWaves;
}
