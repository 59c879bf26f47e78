using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Figures;

/// <summary>Agencies against the city, a page of them at a time.</summary>
/// <param name="Table">All of them, in the order of their names; null where there is nothing to compare.</param>
/// <param name="Pager">Where the reader is.</param>
public sealed record StandingsView(CityStandings.Table? Table, Pager Pager)
{
    private const int RowsPerPage = 100;

    public static StandingsView Of(CityStandings.Table? table, PageModel page) => new(table, new Pager(page, table?.Rows.Count ?? 0, RowsPerPage, "standings-title", "standings"));
}
