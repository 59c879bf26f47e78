using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Surveys;

/// <summary>The waves that an agency's counter takes part in.</summary>
[Needs(Right.TakeAnswers)]
public sealed class IndexModel(SurveyReads surveys) : PageModel
{
    /// <summary>More agencies than this stand under the headings of their kinds.</summary>
    public const int MostInOneList = 12;

    private const int AgenciesPerPage = 300;

    /// <summary>With what this page shows of each wave's agencies, and how many of each kind there are on all pages.</summary>
    public IReadOnlyList<(Wave Wave, IReadOnlyList<AgencyChoice> Agencies, ILookup<AgencyKind, AgencyChoice> All)> Waves { get; private set; } = [];

    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var own = PolicyTable.AgenciesOf(User.ToHolder(), Right.TakeAnswers);
        List<Wave> taken = [.. (await surveys.WavesAsync(stop)).Where(wave => wave.State is WaveState.Open or WaveState.Closed)];
        var waves = (await surveys.AgenciesAsync(taken, stop)).SelectMany(wave => wave.Agencies.Where(agency => own is null || own.Contains(agency.Id)), (wave, agency) => (wave.Wave, Agency: agency)).ToList();
        var all = waves.ToLookup(pair => pair.Wave, pair => pair.Agency);
        Pager = new Pager(this, waves.Count, AgenciesPerPage, "counter-title");
        Waves = [.. Pager.Of(waves).GroupBy(pair => pair.Wave, pair => pair.Agency)
            .Select(wave => (wave.Key, (IReadOnlyList<AgencyChoice>)[.. wave], all[wave.Key].ToLookup(agency => agency.Kind)))];
    }
}
