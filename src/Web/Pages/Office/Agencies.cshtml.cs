using System.Text;
using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>The agencies with what became of them, and the file that makes them: a new one is looked at before it is applied.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class AgenciesModel(ImportAgencies import, AgencyReads reads, CityTime time, Texts texts) : PageModel
{
    public const int ErrorsMost = 50;
    private const int RowsPerPage = 200;

    public AgencyFileVersion? Current { get; private set; }
    public IReadOnlyList<AgencyReads.Listed> Agencies { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public ImportAgencies.Checked? Checked { get; private set; }
    public IReadOnlyList<string> Errors { get; private set; } = [];

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => SignInDesk.PersonOf(User) ?? Guid.Empty;

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnGetFileAsync(CancellationToken stop) => await import.CurrentAsync(stop) is { } current
        ? File(Encoding.UTF8.GetBytes(current.Content), "application/json", $"agencies-{time.Today:yyyy-MM-dd}.json")
        : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? upload, CancellationToken stop)
    {
        if (upload is null or { Length: 0 } or { Length: > ImportAgencies.ContentMost })
            ModelState.AddModelError("upload", texts[upload is { Length: > 0 } ? "bureau.fault.long" : "bureau.fault.none", ImportAgencies.ContentMost / 1000]);
        else
            await LookAsync(upload, stop);
        if (Checked is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(int file, CancellationToken stop)
    {
        if (await import.ApplyAsync(file, Me, stop) is ImportAgencies.Applied)
        {
            Notice = "bureau.done";
            return Redirect("/office/agencies");
        }
        ModelState.AddModelError("", texts["bureau.fault.outdated"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        await LoadAsync(stop);
        return Page();
    }

    private async Task LookAsync(IFormFile upload, CancellationToken stop)
    {
        using var reader = new StreamReader(upload.OpenReadStream(), Encoding.UTF8);
        var outcome = await import.CheckAsync(await reader.ReadToEndAsync(stop), Me, stop);
        Checked = outcome as ImportAgencies.Checked;
        Errors = outcome is ImportAgencies.Refused refused ? refused.Errors : [];
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Current = await import.CurrentAsync(stop);
        var all = await reads.ListAsync(null, stop);
        Pager = new Pager(this, all.Count, RowsPerPage, "list");
        Agencies = Pager.Of(all);
    }
}
