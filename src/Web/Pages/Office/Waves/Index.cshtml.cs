using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>Every wave of citizens, as the reform office sees it.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(DialogueDb db) : PageModel
{
    public IReadOnlyList<(Wave Wave, long Answers)> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var answers = await CountFold.AnswersAsync(db, stop);
        var waves = await db.Set<Wave>().AsNoTracking().Where(wave => wave.Kind == WaveKind.Citizen).OrderByDescending(wave => wave.OpensAt).ToListAsync(stop);
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
