using System.Globalization;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Invitations;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>Makes a batch of invitations to one agency's clients. The codes are shown once, for printing; afterwards only their hashes are left.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class InvitationsModel(
    WaveProgress progress, InvitationDesk invitations, AuditTrail audit, DialogueDb db, CityTime time, Texts texts) : PageModel
{
    public WaveProgress.Report Report { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<string> Codes { get; private set; } = [];
    public WaveProgress.AgencyRow? Chosen { get; private set; }

    [BindProperty(Name = "agency")]
    public string? Agency { get; set; }

    [BindProperty(Name = "count")]
    public string? Count { get; set; }

    /// <summary>Where an invited person types the code.</summary>
    public string Address => $"{Request.Host}/surveys/{Report.Wave.Key}/invited";

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) => await LoadAsync(wave, stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (await LoadAsync(wave, stop) is { } elsewhere)
            return elsewhere;
        Chosen = Report.Agencies.FirstOrDefault(row => row.Agency.Code == Agency && row.Stratum is not null);
        if (Chosen is null)
            ModelState.AddModelError("agency", texts["wave.invite.agency.needed"]);
        var isCount = int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= InvitationDesk.MostAtOnce;
        if (!isCount)
            ModelState.AddModelError("count", texts["wave.invite.count.needed", InvitationDesk.MostAtOnce]);
        if (Chosen is null || !isCount)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var holder = User.ToHolder();
        await audit.WriteAsync(
            new(AuditAction.InvitationsMade, $"wave:{wave} agency:{Chosen.Agency.Code}", $"{count}", holder.PersonId, PolicyTable.RoleOf(holder, Right.ManageWaves, null)), stop);
        Codes = await invitations.MakeAsync(new(Report.Wave.Id, Chosen.Agency.Id, Chosen.Stratum!, count, time.Today), stop); // chosen with a stratum
        await transaction.CommitAsync(stop);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string wave, CancellationToken stop)
    {
        if (await progress.ReadAsync(wave, time.Today, stop) is not { } report)
            return NotFound();
        Report = report;
        return report.Wave.State is WaveState.Planned or WaveState.Open ? null : Redirect($"/office/waves/{wave}");
    }
}
