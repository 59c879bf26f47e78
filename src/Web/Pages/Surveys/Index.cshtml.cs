using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

[Needs(Right.ReadPublic)]
public sealed class IndexModel(SurveyReads surveys) : PageModel
{
    private const int WavesPerPage = 50;

    public ILookup<WaveState, Wave> Waves { get; private set; } = Array.Empty<Wave>().ToLookup(wave => wave.State);

    public IEnumerable<Wave> Finished => Waves[WaveState.Closed].Concat(Waves[WaveState.Published]).OrderByDescending(wave => wave.ClosesAt).ThenByDescending(wave => wave.Id);

    public Pager OpenPager { get; private set; } = null!; // set before the page is rendered
    public Pager PlannedPager { get; private set; } = null!; // likewise
    public Pager FinishedPager { get; private set; } = null!; // likewise

    public async Task OnGetAsync(CancellationToken stop)
    {
        Waves = (await surveys.WavesAsync(stop)).ToLookup(wave => wave.State);
        OpenPager = PagerOf(Waves[WaveState.Open], "open");
        PlannedPager = PagerOf(Waves[WaveState.Planned], "planned");
        FinishedPager = PagerOf(Finished, "finished");
    }

    private Pager PagerOf(IEnumerable<Wave> waves, string name) => new(this, waves.Count(), WavesPerPage, name + "-title", name);
}
