using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.States;

/// <summary>Every list in a city that has a thousand of everything.</summary>
public sealed class ThousandsOfRowsTests(FullCity ground) : IClassFixture<FullCity>
{
    private readonly PageReading reading = new(ground.City, ground.Values) { IsFirstDay = false };

    [Fact]
    public async Task A_page_stays_short()
    {
        var faults = await reading.FaultsAsync(PageStates.All, page => page.Address, FaultsOf);

        Assert.True(faults.Length == 0, faults);
    }

    /// <summary>
    /// A query in a loop takes one command for every row. Less is allowed for: what is asked only where there is more than one, and on pages of a
    /// whole wave what a published one has beside one that is not.
    /// </summary>
    [Fact]
    public async Task A_page_asks_the_database_as_often_for_thousands_of_rows_as_for_one()
    {
        const int OnlyOfMany = 4;
        const int OnlyOfPublished = 8;
        string[] wholeWaves = ["/city", "/surveys/{wave}/results", "/office/waves/{wave}/correct"];
        for (var times = 0; times < 2; times++) // what is kept in memory is there the second time, as it was before
            await reading.FaultsAsync(PageStates.All, page => page.Address, (_, _) => []);

        var counted = PageStates.All.Select(page => (page.Route, One: ground.CommandsForOne[page.Route], Many: ground.Commands.Of(page.Route))).ToList();

        Assert.True(counted.Sum(page => page.One) > counted.Count, "Nothing was counted.");
        var loops = string.Join("\n", counted.Where(page => page.Many > page.One + (wholeWaves.Contains(page.Route) ? OnlyOfPublished : OnlyOfMany)).Select(page => $"{page.Route}: {page.One} commands for one row, {page.Many} for thousands"));
        Assert.True(loops.Length == 0, loops);
    }

    [Fact]
    public async Task Turned_from_the_first_page_to_the_last_nothing_is_lost_and_nothing_comes_twice()
    {
        var faults = new List<string>();
        foreach (var (page, list) in PageStates.All.SelectMany(page => page.Lists.Where(list => list.All is not null), (page, list) => (page, list)))
        {
            var rows = await RowsAsync(await reading.ReaderAsync(page), reading.Filled(page.Address), list);
            if (await CountAsync(list) is var all && (rows.Count, rows.Distinct().Count()) != (all, all))
                faults.Add($"{page.Route} {list.Rows}: {rows.Count} rows, {rows.Distinct().Count()} of them different, of {all}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<string> FaultsOf(PageState page, string html)
    {
        if (html.Length > page.Largest)
            yield return $"has {html.Length:N0} characters";
        var shown = PageText.Parse(html);
        foreach (var list in page.Lists)
        {
            var rows = shown.QuerySelectorAll(list.Rows).Length;
            if (rows > list.Most || (rows == 0 && list.One is not null))
                yield return $"{list.Rows} has {rows} rows";
            if (list.All is not null && shown.QuerySelector(list.Next) is null)
                yield return $"{list.Rows} leads to no next page";
        }
    }

    private static async Task<List<string>> RowsAsync(CityClient reader, string first, PageList list)
    {
        var rows = new List<string>();
        for (string? next = first; next is not null && rows.Count < 10_000;)
        {
            var page = PageText.Parse(await reader.GetPageAsync(next));
            rows.AddRange(page.QuerySelectorAll(list.Rows).Select(row => row.OuterHtml));
            var link = page.QuerySelector(list.Next)?.GetAttribute("href");
            next = link is ['?', ..] ? first.Split('?')[0] + link : link;
        }
        return rows;
    }

    private async Task<int> CountAsync(PageList list)
    {
        await using var db = ground.City.OpenDatabase();
#pragma warning disable EF1002 // statements of this test
        return (int)await db.Database.SqlQueryRaw<long>($"select ({list.All}) as \"Value\"").SingleAsync();
#pragma warning restore EF1002
    }
}
