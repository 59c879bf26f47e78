using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>One declared table of a released wave: its groups by index, factor, item, the other indexes, and what they wish for.</summary>
[Needs(Right.ReadPublic)]
public sealed class ResultsTableModel(SurveyReads surveys, BreakdownBook breakdowns, BreakdownTables tables) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set before the page is rendered
    public BreakdownView Shown { get; private set; } = null!; // likewise

    /// <summary>The wave's other tables.</summary>
    public IReadOnlyList<(string Id, string Title)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string wave, string table, CancellationToken stop)
    {
        if (await surveys.WaveAsync(wave, stop) is not { State: WaveState.Published } found
            || await breakdowns.OfAsync(found, table, $"/surveys/{found.Key}", stop) is not { } shown)
            return NotFound();
        (Wave, Shown) = (found, shown);
        Others = [.. (await tables.TitlesAsync(found, stop)).Where(other => other.Id != shown.Id)];
        return Page();
    }
}
