using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.OpenData;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages;

/// <summary>Every open table with its columns and addresses.</summary>
[Needs(Right.ReadPublic)]
public sealed class OpenDataModel(DialogueDb db) : PageModel
{
    /// <param name="Name">In addresses and texts.</param>
    /// <param name="Json">Where it is, as a program asks.</param>
    /// <param name="Csv">Where it is, as a spreadsheet takes it.</param>
    public sealed record Table(string Name, string Json, string Csv, IReadOnlyList<string> Columns, IReadOnlyList<string> Parameters);

    public IReadOnlyList<Table> Tables { get; private set; } = [];

    public string Site => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        // The figures are asked for by wave: the address shown is one that answers.
        var wave = await db.Set<Wave>().AsNoTracking().Where(w => w.Kind == WaveKind.Citizen && w.State == WaveState.Published)
            .OrderByDescending(w => w.OpensAt).Select(w => w.Key).FirstOrDefaultAsync(stop) ?? "2026-1";
        Tables =
        [
            .. OpenTables.All.Select(table => new Table(
                table.Name, AddressOf(table, "", wave), AddressOf(table, ".csv", wave), [.. table.Columns.Select(column => column.Name)],
                [.. table.Filters, "after", "limit"])),
        ];
    }

    private static string AddressOf(OpenTable table, string ending, string wave) => table.Address + ending + (table.Filters.Contains("wave") ? "?wave=" + wave : "");
}
