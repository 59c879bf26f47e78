using Dialogue.Analytics.Surveys;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>What a wave found, in plain words and charts, once an officer has released it.</summary>
[Needs(Right.ReadPublic)]
public sealed class ResultsModel(
    SurveyReads surveys, WaveFigures waves, FigureBook figures, CityStandings standings, BreakdownBook breakdowns, IndexTable indexes, SiteOptions city, Texts texts) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set before the page is rendered
    public Estimate? Index { get; private set; }
    public IReadOnlyList<DrawnFigure> Figures { get; private set; } = [];
    public CityStandings.Table? Standings { get; private set; }
    public IReadOnlyList<BreakdownView> Breakdowns { get; private set; } = [];
    public IReadOnlyList<IndexTable.Row> Indexes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop)
    {
        if (await surveys.WaveAsync(wave, stop) is not { } found)
            return NotFound();
        Wave = found;
        if (found.State != WaveState.Published)
            return Page();
        var rounds = (await waves.OfAsync(null, stop)).TakeWhile(round => round.Wave.OpensAt <= found.OpensAt).ToList();
        if (rounds is not [.., var latest] || latest.Wave.Id != found.Id)
            return Page();
        Index = IndexFigure.EstimateOf(latest);
        Figures = await figures.DrawSurveyAsync(FigureSubjects.Of(city, texts), rounds, stop);
        Standings = await standings.OfLatestAsync(rounds, stop);
        Breakdowns = await breakdowns.OfAsync(found, $"/surveys/{found.Key}", stop);
        Indexes = indexes.Of(latest);
        return Page();
    }
}
