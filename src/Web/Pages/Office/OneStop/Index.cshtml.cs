using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.OneStop;

/// <summary>Takes in files of one-stop figures, and says of each what became of it.</summary>
[Needs(Right.TakeFigures)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(ImportOneStop imports, OneStopReads reads, Texts texts) : PageModel
{
    private const int MostImports = 50;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<OneStopImport> Imports { get; private set; } = [];

    /// <summary>Where older ones begin; null when there are none.</summary>
    public int? Older { get; private set; }

    /// <summary>The one whose outcome is shown in full.</summary>
    public OneStopImport? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var address = this.ReadAddress();
        await ListAsync(address.Place("before"), stop);
        var asked = address.Place("import");
        Shown = asked is { } id ? await reads.ImportAsync((int)Math.Min(id, int.MaxValue), stop) : null;
        if (asked is not null && Shown is null)
            address.Refuse("import", "onestop.imports", hasField: false);
        this.Tell(address);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Upload), texts["onestop.upload.needed"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await ListAsync(null, stop);
            return Page();
        }
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var copy = System.IO.File.Create(path))
                await file.CopyToAsync(copy, stop);
            var holder = User.ToHolder();
            var done = await imports.RunAsync(path, file.FileName, new(holder.PersonId, PolicyTable.RoleOf(holder, Right.TakeFigures, null)), stop);
            return Redirect($"/office/one-stop?import={done.Id}");
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private async Task ListAsync(long? before, CancellationToken stop)
    {
        var found = await reads.ImportsAsync(before is { } cursor ? (int)Math.Min(cursor, int.MaxValue) : null, MostImports + 1, stop);
        Imports = [.. found.Take(MostImports)];
        Older = found.Count > MostImports ? Imports[^1].Id : null;
    }
}
