using System.Globalization;
using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Web.Access;
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

    /// <summary>What the address asks for and is not there.</summary>
    public string? Missing { get; private set; }

    public async Task OnGetAsync(string? import, string? before, CancellationToken stop)
    {
        var found = await reads.ImportsAsync(int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? cursor : null, MostImports + 1, stop);
        Imports = [.. found.Take(MostImports)];
        Older = found.Count > MostImports ? Imports[^1].Id : null;
        if (import is null)
            return;
        Shown = int.TryParse(import, out var id) ? await reads.ImportAsync(id, stop) : null;
        Missing = Shown is null ? import[..Math.Min(import.Length, 20)] : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Upload), texts["onestop.upload.needed"]);
            await OnGetAsync(null, null, stop);
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
}
