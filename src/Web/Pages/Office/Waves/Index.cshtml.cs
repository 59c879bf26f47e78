using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>Every wave of citizens, as the reform office sees it.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(DialogueDb db) : PageModel
{
    private const int WavesPerPage = 50;

    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<(Wave Wave, long Answers)> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var answers = await CountFold.AnswersAsync(db, stop);
        var all = db.Set<Wave>().AsNoTracking().Where(wave => wave.Kind == WaveKind.Citizen);
        Pager = new Pager(this, await all.CountAsync(stop), WavesPerPage, "waves-title");
        var waves = await all.OrderByDescending(wave => wave.OpensAt).ThenByDescending(wave => wave.Id).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(stop);
        Waves = waves.ConvertAll(wave => (wave, answers.GetValueOrDefault(wave.Id)));
    }

    /// <summary>The colour of a wave's chip; its words carry the meaning.</summary>
    public static string StateOf(Wave wave) => wave.State switch
    {
        WaveState.Open => "live",
        WaveState.Closed => "late",
        WaveState.Published => "kept",
        _ => "draft",
    };
}
