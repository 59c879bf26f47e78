using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>The whole city: the same three charts, and its agencies against it.</summary>
[Needs(Right.ReadPublic)]
public sealed class CityModel(AgencyReads agencies, WaveFigures waves, FigureBook figures, CityStandings standings, SiteOptions city, Texts texts) : PageModel
{
    public int Questions { get; private set; }
    public int Answered { get; private set; }
    public IReadOnlyList<DrawnFigure> Figures { get; private set; } = [];
    public Wave? LatestWave { get; private set; }
    public Estimate? LatestIndex { get; private set; }
    public CityStandings.Table? Standings { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Questions, Answered) = await agencies.QuestionsAsync(null, stop);
        var rounds = await waves.OfAsync(null, stop);
        LatestWave = rounds.LastOrDefault()?.Wave;
        LatestIndex = rounds.Count > 0 ? IndexFigure.EstimateOf(rounds[^1]) : null;
        Figures = await figures.DrawAsync(FigureSubjects.Of(city, texts), rounds, stop);
        Standings = await standings.OfLatestAsync(rounds, stop);
    }
}
