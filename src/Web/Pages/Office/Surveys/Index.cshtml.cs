using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Surveys;

/// <summary>Questionnaires to look at before a wave opens, and the data of waves that are over.</summary>
[Needs(Right.ManageWaves)]
public sealed class IndexModel(DialogueDb db, SurveyCatalog catalog) : PageModel
{
    public IReadOnlyList<InstrumentDefinition> Instruments => catalog.Instruments;
    public IReadOnlyList<Wave> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Waves = await db.Set<Wave>().AsNoTracking()
        .Where(wave => wave.State == WaveState.Closed || wave.State == WaveState.Published)
        .OrderByDescending(wave => wave.OpensAt).ToListAsync(stop);
}
