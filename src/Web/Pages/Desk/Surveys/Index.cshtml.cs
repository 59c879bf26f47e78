using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Surveys;

/// <summary>The waves that an agency's counter takes part in.</summary>
[Needs(Right.TakeAnswers)]
public sealed class IndexModel(SurveyReads surveys) : PageModel
{
    /// <summary>More agencies than this stand under the headings of their kinds.</summary>
    public const int MostInOneList = 12;

    public IReadOnlyList<(Wave Wave, IReadOnlyList<AgencyChoice> Agencies)> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var own = PolicyTable.AgenciesOf(User.ToHolder(), Right.TakeAnswers);
        var waves = new List<(Wave, IReadOnlyList<AgencyChoice>)>();
        foreach (var wave in (await surveys.WavesAsync(stop)).Where(wave => wave.State is WaveState.Open or WaveState.Closed))
            waves.Add((wave, [.. (await surveys.AgenciesAsync(wave, stop)).Where(agency => own is null || own.Contains(agency.Id))]));
        Waves = [.. waves.Where(wave => wave.Item2.Count > 0)];
    }
}
