using System.IO.Compression;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office;

/// <summary>Hands out a wave's answers, for a reason that is written down with the name of whoever took them.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class RecordsModel(DialogueDb db, SurveyCatalog catalog, WaveRecords records, AuditTrail audit, Texts texts) : PageModel
{
    private const int ShortestReason = 10;
    private static readonly string[] Formats = ["xlsx", "csv"];

    public Wave Wave { get; private set; } = null!; // set before the page is rendered

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "format")]
    public string? Format { get; set; }

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) => await FindAsync(wave, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (!await FindAsync(wave, stop))
            return NotFound();
        Reason = CitizenText.Clean(Reason ?? "");
        if (Reason.Length < ShortestReason)
            ModelState.AddModelError("reason", texts["records.reason.needed"]);
        if (!Formats.Contains(Format))
            ModelState.AddModelError("format", texts["records.format.needed"]);
        if (ModelState.IsValid && await records.TableAsync(Wave, stop) is { } table)
            return await HandOutAsync(table, stop);
        if (ModelState.IsValid)
            ModelState.AddModelError("reason", texts["records.nobody"]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<FileContentResult> HandOutAsync(ChartTable table, CancellationToken stop)
    {
        var holder = User.ToHolder();
        await audit.WriteAsync(
            new(AuditAction.RecordsExported, $"wave:{Wave.Key}", Reason ?? "", holder.PersonId, PolicyTable.RoleOf(holder, Right.ManageWaves, null)), stop);
        var codebook = WaveRecords.Codebook(catalog.InstrumentOf(catalog.FindWave(Wave.Key)!)); // the table was made from it
        return Format == "csv"
            ? File(Zipped(("records.csv", table), ("codebook.csv", codebook)), "application/zip", $"records-{Wave.Key}.zip")
            : File(XlsxBook.Write(("records", table), ("codebook", codebook)), XlsxBook.Type, $"records-{Wave.Key}.xlsx");
    }

    /// <summary>Of a wave that is over: while it runs, two exports would tell who answered in between.</summary>
    private async Task<bool> FindAsync(string key, CancellationToken stop)
    {
        var wave = await db.Set<Wave>().AsNoTracking()
            .SingleOrDefaultAsync(wave => wave.Key == key && (wave.State == WaveState.Closed || wave.State == WaveState.Published), stop);
        Wave = wave ?? Wave;
        return wave is not null;
    }

    private static byte[] Zipped(params (string Name, ChartTable Table)[] files)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, table) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(table.ToCsv());
            }
        }
        return file.ToArray();
    }
}
