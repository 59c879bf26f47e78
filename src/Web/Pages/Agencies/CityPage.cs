using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.Overview;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.OneStop;
using Dialogue.Web.Promises;
using HalfYear = Dialogue.Core.Commitments.HalfYear;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>All that the city's public page shows, as everybody sees it.</summary>
/// <param name="Figures">Drawn.</param>
/// <param name="LatestWave">The latest wave whose figures are public; null before the first.</param>
/// <param name="LatestIndex">The city's index in it; null where it is withheld.</param>
/// <param name="Standings">Agencies beside the city; null before the first wave.</param>
/// <param name="Duty">What all agencies owe in the half-year.</param>
public sealed record CityPage(
    int Questions,
    int Answered,
    IReadOnlyList<DrawnFigure> Figures,
    Wave? LatestWave,
    Estimate? LatestIndex,
    CityStandings.Table? Standings,
    OneStopView OneStop,
    HalfYear Half,
    DutySum Duty,
    Balance Balance,
    PromiseShare Promises)
{
    public static async Task<CityPage?> ReadAsync(IServiceProvider services, CancellationToken stop)
    {
        var (duties, figures) = (services.GetRequiredService<DutyReads>(), services.GetRequiredService<FigureBook>());
        var (questions, answered) = await services.GetRequiredService<AgencyReads>().QuestionsAsync(null, stop);
        var rounds = await services.GetRequiredService<WaveFigures>().OfAsync(null, stop);
        var subject = FigureSubjects.Of(services.GetRequiredService<SiteOptions>(), services.GetRequiredService<Texts>());
        var half = HalfYear.Of(duties.Today);
        var owed = await duties.YearAsync(half.Year, null, stop);
        var flows = (await services.GetRequiredService<AgencyFlows>().OfAsync(half, stop)).Values.ToList();
        return new CityPage(
            questions, answered,
            await figures.DrawAsync(subject, rounds, stop),
            rounds.LastOrDefault()?.Wave, rounds.Count > 0 ? IndexFigure.EstimateOf(rounds[^1]) : null,
            await services.GetRequiredService<CityStandings>().OfLatestAsync(rounds, stop),
            new OneStopView(await services.GetRequiredService<OneStopReads>().LatestAsync(null, OneStopView.Months, stop), IsCity: true),
            half,
            DutySum.Of(owed.ConvertAll(agency => agency.Halves[half.Half - 1]), duties.Today, services.GetRequiredService<DutyRules>()),
            Balance.Sum(flows.ConvertAll(flow => flow.Balance)),
            new PromiseShare(flows.Sum(flow => flow.Promises.KeptInTime), flows.Sum(flow => flow.Promises.Judged)));
    }
}
