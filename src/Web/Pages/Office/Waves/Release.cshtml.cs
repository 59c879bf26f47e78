using Dialogue.Core.Data;
using Dialogue.Core.People;
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

/// <summary>An officer decides about the figures that no rule decides, and releases a wave's figures, in words that stand in the audit log.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class ReleaseModel(
    PublishWave publish, DecideForm decide, OpenFigures open, SurveyCatalog catalog, ProblemWords problems, HidingWords hiding, DialogueDb db, Texts texts) : PageModel
{
    private const int LongestReason = 400;

    public WaveDefinition Definition { get; private set; } = null!; // set before the page is rendered
    public Wave Wave { get; private set; } = null!; // likewise
    public IReadOnlyList<OpenFigures.Row> Figures { get; private set; } = [];
    public Pager Decided { get; private set; } = null!; // set before the page is rendered
    public string? Problem { get; private set; }

    /// <summary>What was hidden because the audit had found something out.</summary>
    public IReadOnlyList<string> HiddenMore { get; private set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "checked")]
    public bool Checked { get; set; }

    /// <summary>Only a closed wave can be released; whoever sent the form all the same sees it again with what stood against it.</summary>
    public bool ShowsForm => Wave.State == WaveState.Closed || !ModelState.IsValid;

    /// <summary>Where to go instead: a published wave is corrected, another has to close first.</summary>
    public string Elsewhere => Wave.State == WaveState.Published ? $"/office/waves/{Wave.Key}/correct" : $"/office/waves/{Wave.Key}";

    public int Undecided => Figures.Count(figure => figure.Decision is null);

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) => await LoadAsync(wave, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (!await LoadAsync(wave, stop))
            return NotFound();
        var reason = (Reason ?? "").Trim();
        if (reason.Length is 0 or > LongestReason)
            ModelState.AddModelError("reason", texts["wave.release.reason.needed", LongestReason]);
        if (!Checked)
            ModelState.AddModelError("checked", texts["wave.release.checked.needed"]);
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status400BadRequest);
        switch (await publish.RunAsync(wave, reason, Officer(), stop))
        {
            case PublishWave.Published:
                return Redirect($"/office/waves/{wave}");
            case PublishWave.CountsDisagree wrong:
                ModelState.AddModelError("", texts["wave.release.CountsDisagree", wrong.Cells]);
                break;
            case PublishWave.Obstructed { Run: var run }:
                ModelState.AddModelError("", problems.Of(run, catalog.InstrumentOf(Definition)) ?? texts["wave.release.NotEstimated"]);
                break;
            case { } refusal:
                ModelState.AddModelError("", texts["wave.release." + refusal.GetType().Name]);
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
            : Redirect($"/office/waves/{wave}/release#figures");
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
        var (instrument, wave) = (catalog.InstrumentOf(definition), await db.Set<Wave>().AsNoTracking().SingleAsync(row => row.Key == key, stop));
        (Definition, Wave) = (definition, wave);
        Figures = wave.State == WaveState.Closed ? await open.OfAsync(wave.Id, instrument, stop) : [];
        Decided = OpenFigures.PagerOf(Figures, this);
        var run = await db.Set<EstimateRun>().AsNoTracking().SingleOrDefaultAsync(run => run.WaveId == wave.Id, stop);
        (Problem, HiddenMore) = (problems.Of(run, instrument), await hiding.OfAsync(run, instrument, stop));
        return true;
    }
}
