using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Surveys;

/// <summary>Questionnaires to look at before a wave opens, and the data of waves that are over.</summary>
[Needs(Right.ManageWaves)]
public sealed class IndexModel(DialogueDb db, SurveyCatalog catalog) : PageModel
{
    private const int WavesPerPage = 50;

    public IReadOnlyList<InstrumentDefinition> Instruments => catalog.Instruments;
    public IReadOnlyList<Wave> Waves { get; private set; } = [];

    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var over = db.Set<Wave>().AsNoTracking().Where(wave => wave.State == WaveState.Closed || wave.State == WaveState.Published);
        Pager = new Pager(this, await over.CountAsync(stop), WavesPerPage, "records-title");
        Waves = await over.OrderByDescending(wave => wave.OpensAt).ThenByDescending(wave => wave.Id).Skip(Pager.Skip).Take(Pager.Size).ToListAsync(stop);
    }
}
