using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

[Needs(Right.ReadPublic)]
public sealed class IndexModel(SurveyReads surveys) : PageModel
{
    public ILookup<WaveState, Wave> Waves { get; private set; } = Array.Empty<Wave>().ToLookup(wave => wave.State);

    public IEnumerable<Wave> Finished => Waves[WaveState.Closed].Concat(Waves[WaveState.Published]).OrderByDescending(wave => wave.ClosesAt);

    public async Task OnGetAsync(CancellationToken stop) =>
        Waves = (await surveys.WavesAsync(stop)).ToLookup(wave => wave.State);
}
