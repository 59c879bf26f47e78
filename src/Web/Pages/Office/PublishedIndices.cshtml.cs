using System.Globalization;
using Dialogue.Core.Figures;
using Dialogue.Core.People;
using Dialogue.Core.PublishedIndices;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>
/// Takes in indices that others published: a file is looked at first and applied when somebody has seen what it would do. What was looked
/// at travels in the page and is read again by the same reader, so nothing is kept of a file that nobody applies.
/// </summary>
[Needs(Right.TakeFigures)]
[ResponseCache(NoStore = true)]
public sealed class PublishedIndicesModel(ImportIndices imports, PublishedIndexReads reads, Texts texts) : PageModel
{
    private const int IndicesPerPage = 50;
    private const string Header = "instrument,design,year,scope,value,rank,of,source";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What was looked at, as CSV.</summary>
    [BindProperty(Name = "rows")]
    public string? Rows { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<PublishedIndex> Indices { get; private set; } = [];

    /// <summary>Null when no file was looked at.</summary>
    public IReadOnlyList<ImportIndices.Change>? Changes { get; private set; }
    public IReadOnlyList<RefusedCell> Refused { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Upload), texts["index.upload.needed"]);
            return await AgainAsync(stop);
        }
        return await WithFileAsync(file.CopyToAsync, async path =>
        {
            (var changes, Refused) = await imports.CompareAsync(path, file.FileName, stop);
            if (Refused.Count > 0)
                return await AgainAsync(stop);
            (Changes, Rows) = (changes, Header + "\n" + string.Join('\n', changes.Select(change => LineOf(change.Row))));
            await LoadAsync(stop);
            return Page();
        }, stop);
    }

    public Task<IActionResult> OnPostApplyAsync(CancellationToken stop) => WithFileAsync(
        (file, ended) => file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Rows ?? ""), ended).AsTask(),
        async path =>
        {
            var holder = User.ToHolder();
            var done = await imports.RunAsync(path, "rows.csv", new(holder.PersonId, PolicyTable.RoleOf(holder, Right.TakeFigures, null)), stop);
            Refused = done.Refused;
            if (Refused.Count > 0)
                return await AgainAsync(stop);
            Notice = texts["index.done", done.Added, done.Replaced, done.Unchanged];
            return Redirect("/office/published-indices");
        }, stop);

    private async Task LoadAsync(CancellationToken stop)
    {
        var all = await reads.AllAsync(stop);
        Pager = new Pager(this, all.Count, IndicesPerPage, "published-title");
        Indices = Pager.Of(all);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The reader opens files.</summary>
    private static async Task<IActionResult> WithFileAsync(Func<Stream, CancellationToken, Task> write, Func<string, Task<IActionResult>> use, CancellationToken stop)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = System.IO.File.Create(path))
                await write(file, stop);
            return await use(path);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static string LineOf(PublishedIndex row) => string.Join(',', new[]
    {
        row.Instrument, row.Design, Written(row.Year), row.Scope, Written(row.Percent), Written(row.Rank), Written(row.RankedOf), row.Source,
    }.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string Written(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
