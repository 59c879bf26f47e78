using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.Overview;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.OneStop;
using Dialogue.Web.Promises;
using Microsoft.AspNetCore.Mvc.RazorPages;
using HalfYear = Dialogue.Core.Commitments.HalfYear;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>The whole city in plain words: what agencies owe and keep, the same three charts, and its agencies against it.</summary>
[Needs(Right.ReadPublic)]
public sealed class CityModel(
    AgencyReads agencies, WaveFigures waves, FigureBook figures, CityStandings standings, DutyReads duties, DutyRules rules, AgencyFlows flows,
    OneStopReads oneStop, SiteOptions city, Texts texts) : PageModel
{
    public int Questions { get; private set; }
    public int Answered { get; private set; }
    public IReadOnlyList<DrawnFigure> Figures { get; private set; } = [];
    public Wave? LatestWave { get; private set; }
    public Estimate? LatestIndex { get; private set; }
    public CityStandings.Table? Standings { get; private set; }
    public HalfYear Half { get; private set; }
    public DutySum Duty { get; private set; } = null!; // set before the page is rendered
    public Balance Balance { get; private set; } = null!; // likewise
    public PromiseShare Promises { get; private set; } = null!; // likewise
    public OneStopView OneStop { get; private set; } = null!; // likewise

    public async Task OnGetAsync(CancellationToken stop)
    {
        (Questions, Answered) = await agencies.QuestionsAsync(null, stop);
        var rounds = await waves.OfAsync(null, stop);
        LatestWave = rounds.LastOrDefault()?.Wave;
        LatestIndex = rounds.Count > 0 ? IndexFigure.EstimateOf(rounds[^1]) : null;
        Figures = await figures.DrawAsync(FigureSubjects.Of(city, texts), rounds, stop);
        Standings = await standings.OfLatestAsync(rounds, stop);
        OneStop = new OneStopView(await oneStop.LatestAsync(null, OneStopView.Months, stop), IsCity: true);
        await AddUpAsync(stop);
    }

    private async Task AddUpAsync(CancellationToken stop)
    {
        Half = HalfYear.Of(duties.Today);
        var owed = await duties.YearAsync(Half.Year, null, stop);
        Duty = DutySum.Of(owed.ConvertAll(agency => agency.Halves[Half.Half - 1]), duties.Today, rules);
        var all = (await flows.OfAsync(Half, stop)).Values.ToList();
        Balance = Balance.Sum(all.ConvertAll(flow => flow.Balance));
        Promises = new PromiseShare(all.Sum(flow => flow.Promises.KeptInTime), all.Sum(flow => flow.Promises.Judged));
    }
}
