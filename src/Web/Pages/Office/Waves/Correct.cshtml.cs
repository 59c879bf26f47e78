using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>
/// An officer has a published wave estimated again and its figures replaced, for a reason that everybody reads, and sees what became of it; and
/// decides before that about figures that no rule decides.
/// </summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class CorrectModel(
    CorrectWave correct, DecideForm decide, OpenFigures open, SurveyCatalog catalog, ProblemWords problems, HidingWords hiding, DialogueDb db, Texts texts) : PageModel
{
    private const int LongestReason = 400;

    public WaveDefinition Definition { get; private set; } = null!; // set before the page is rendered

    /// <summary>Newest first, with what stood in the way.</summary>
    public IReadOnlyList<(WaveCorrection Correction, string? Problem)> Corrections { get; private set; } = [];

    /// <summary>Released before single items were figures of their own.</summary>
    public bool LacksItems { get; private set; }

    /// <summary>Figures that no rule decides.</summary>
    public IReadOnlyList<OpenFigures.Row> Figures { get; private set; } = [];
    public Pager Decided { get; private set; } = null!; // set before the page is rendered

    /// <summary>Decided otherwise than they are out, so that the next correction changes them.</summary>
    public int Pending => Figures.Count(figure => figure.IsPending);
    public int Undecided => Figures.Count(figure => figure.Decision is null);

    /// <summary>What the last estimation hid because the audit had found something out.</summary>
    public IReadOnlyList<string> HiddenMore { get; private set; } = [];

    public WaveState State { get; private set; }

    /// <summary>Only what is out is corrected; whoever sent the form all the same sees it again with what stood against it.</summary>
    public bool ShowsForm => State == WaveState.Published || !ModelState.IsValid;

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
        switch (await correct.RunAsync(wave, reason, Officer(), stop))
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

    public async Task<IActionResult> OnPostDecideAsync(string wave, bool isOfTable, int figure, string? shown, string? why, CancellationToken stop)
    {
        if (!await LoadAsync(wave, stop))
            return NotFound();
        return await decide.RunAsync(new DecideForm.Sent(wave, isOfTable, figure, shown, why), Officer(), ModelState, stop) is { } refusal
            ? Refuse(refusal)
            : Redirect($"/office/waves/{wave}/correct#figures");
    }

    private PublishWave.Officer Officer()
    {
        var holder = User.ToHolder();
        return new PublishWave.Officer(holder.PersonId, PolicyTable.RoleOf(holder, Right.ManageWaves, null));
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
        var (instrument, row) = (catalog.InstrumentOf(definition), await db.Set<Wave>().AsNoTracking().SingleAsync(row => row.Key == key, stop));
        var id = row.Id;
        (Definition, State) = (definition, row.State);
        var corrections = await db.Set<WaveCorrection>().AsNoTracking().Where(one => one.WaveId == id).OrderByDescending(one => one.AskedAt).ToListAsync(stop);
        Corrections = [.. corrections.Select(one => (one, problems.Of(one, instrument)))];
        var items = instrument.Measures.SelectMany(measure => measure.Parts).ToList();
        LacksItems = items.Count > 0 && await db.Set<WaveEstimate>().AnyAsync(figure => figure.WaveId == id, stop)
            && !await db.Set<WaveEstimate>().AnyAsync(figure => figure.WaveId == id && items.Contains(figure.Measure), stop);
        Figures = State == WaveState.Published ? await open.OfAsync(id, instrument, stop) : [];
        Decided = OpenFigures.PagerOf(Figures, this);
        HiddenMore = await hiding.OfAsync(await db.Set<EstimateRun>().AsNoTracking().SingleOrDefaultAsync(run => run.WaveId == id, stop), instrument, stop);
        return true;
    }
}
