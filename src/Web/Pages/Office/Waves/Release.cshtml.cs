using Dialogue.Core.People;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>An officer releases a wave's figures, in words that stand in the audit log.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class ReleaseModel(PublishWave publish, SurveyCatalog catalog, Texts texts) : PageModel
{
    private const int LongestReason = 400;

    public WaveDefinition Definition { get; private set; } = null!; // set before the page is rendered

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "checked")]
    public bool Checked { get; set; }

    public IActionResult OnGet(string wave) => Load(wave) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (!Load(wave))
            return NotFound();
        var reason = (Reason ?? "").Trim();
        if (reason.Length is 0 or > LongestReason)
            ModelState.AddModelError("reason", texts["wave.release.reason.needed", LongestReason]);
        if (!Checked)
            ModelState.AddModelError("checked", texts["wave.release.checked.needed"]);
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status400BadRequest);
        var holder = User.ToHolder();
        var by = new PublishWave.Officer(holder.PersonId, PolicyTable.RoleOf(holder, Right.ManageWaves, null));
        switch (await publish.RunAsync(wave, reason, by, stop))
        {
            case PublishWave.Published:
                return Redirect($"/office/waves/{wave}");
            case PublishWave.CountsDisagree wrong:
                ModelState.AddModelError("", texts["wave.release.CountsDisagree", wrong.Cells]);
                break;
            case { } refusal:
                ModelState.AddModelError("", texts["wave.release." + refusal.GetType().Name]);
                break;
        }
        return Refuse(StatusCodes.Status409Conflict);
    }

    private PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private bool Load(string wave)
    {
        if (catalog.FindWave(wave) is not { Kind: WaveKind.Citizen } definition)
            return false;
        Definition = definition;
        return true;
    }
}
