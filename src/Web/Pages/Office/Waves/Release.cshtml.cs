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

/// <summary>An officer decides about the figures that no rule decides, and releases a wave's figures, in words that stand in the audit log.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class ReleaseModel(
    PublishWave publish, DecideFigure decide, OpenFigures open, SurveyCatalog catalog, ProblemWords problems, DialogueDb db, Texts texts) : PageModel
{
    private const int LongestReason = 400;

    public WaveDefinition Definition { get; private set; } = null!; // set before the page is rendered
    public Wave Wave { get; private set; } = null!; // likewise
    public IReadOnlyList<OpenFigures.Row> Figures { get; private set; } = [];
    public string? Problem { get; private set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "checked")]
    public bool Checked { get; set; }

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
        var reason = CitizenText.Clean(why ?? "");
        if (reason.Length is 0 or > LongestReason)
            ModelState.AddModelError($"why-{figure}", texts["breakdown.decide.reason.needed", LongestReason]);
        if (shown is not ("yes" or "no"))
            ModelState.AddModelError($"why-{figure}", texts["breakdown.decide.choice.needed"]);
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status400BadRequest);
        switch (await decide.RunAsync(new DecideFigure.Asked(wave, isOfTable, figure, shown == "yes", reason), Officer(), stop))
        {
            case DecideFigure.Decided:
                return Redirect($"/office/waves/{wave}/release#figures");
            case { } refusal:
                ModelState.AddModelError("", texts["breakdown.decide." + refusal.GetType().Name]);
                break;
        }
        return Refuse(StatusCodes.Status409Conflict);
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
        Problem = problems.Of(await db.Set<EstimateRun>().AsNoTracking().SingleOrDefaultAsync(run => run.WaveId == wave.Id, stop), instrument);
        return true;
    }
}
