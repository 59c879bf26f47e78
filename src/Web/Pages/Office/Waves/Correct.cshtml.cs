using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>An officer has a published wave estimated again and its figures replaced, for a reason that everybody reads; and sees what became of it.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class CorrectModel(CorrectWave correct, SurveyCatalog catalog, ProblemWords problems, DialogueDb db, Texts texts) : PageModel
{
    private const int LongestReason = 400;

    public WaveDefinition Definition { get; private set; } = null!; // set before the page is rendered

    /// <summary>Newest first, with what stood in the way.</summary>
    public IReadOnlyList<(WaveCorrection Correction, string? Problem)> Corrections { get; private set; } = [];

    /// <summary>Released before single items were figures of their own.</summary>
    public bool LacksItems { get; private set; }

    public bool IsUnderWay => Corrections.Any(one => one.Correction.State == CorrectionState.Asked);

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "checked")]
    public bool Checked { get; set; }

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) => await LoadAsync(wave, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (!await LoadAsync(wave, stop))
            return NotFound();
        var reason = CitizenText.Clean(Reason ?? "");
        if (reason.Length is 0 or > LongestReason)
            ModelState.AddModelError("reason", texts["wave.correct.reason.needed", LongestReason]);
        if (!Checked)
            ModelState.AddModelError("checked", texts["wave.correct.checked.needed"]);
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status400BadRequest);
        var holder = User.ToHolder();
        switch (await correct.RunAsync(wave, reason, new(holder.PersonId, PolicyTable.RoleOf(holder, Right.ManageWaves, null)), stop))
        {
            case CorrectWave.Asked:
                return Redirect($"/office/waves/{wave}/correct");
            case CorrectWave.CountsDisagree wrong:
                ModelState.AddModelError("", texts["wave.release.CountsDisagree", wrong.Cells]);
                break;
            case { } refusal:
                ModelState.AddModelError("", texts["wave.correct." + refusal.GetType().Name]);
                break;
        }
        return Refuse(StatusCodes.Status409Conflict);
    }

    private PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> LoadAsync(string key, CancellationToken stop)
    {
        if (catalog.FindWave(key) is not { Kind: WaveKind.Citizen } definition)
            return false;
        var (instrument, id) = (catalog.InstrumentOf(definition), await db.Set<Wave>().Where(row => row.Key == key).Select(row => row.Id).SingleAsync(stop));
        Definition = definition;
        var corrections = await db.Set<WaveCorrection>().AsNoTracking().Where(one => one.WaveId == id).OrderByDescending(one => one.AskedAt).ToListAsync(stop);
        Corrections = [.. corrections.Select(one => (one, problems.Of(one, instrument)))];
        var items = instrument.Measures.SelectMany(measure => measure.Parts).ToList();
        LacksItems = items.Count > 0 && await db.Set<WaveEstimate>().AnyAsync(figure => figure.WaveId == id, stop)
            && !await db.Set<WaveEstimate>().AnyAsync(figure => figure.WaveId == id && items.Contains(figure.Measure), stop);
        return true;
    }
}
