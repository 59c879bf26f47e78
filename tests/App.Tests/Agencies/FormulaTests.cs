using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Agencies;

public sealed class FormulaTests
{
    [Fact]
    public async Task A_topic_named_like_a_formula_is_no_formula_in_the_spreadsheet()
    {
        await using var given = new FigureCity();
        await given.InitializeAsync();
        await using var db = given.City.OpenDatabase();
        await db.Topics.Where(topic => topic.Code == "health").ExecuteUpdateAsync(set => set.SetProperty(topic => topic.NameVi, "=cmd|' /C calc'!A0"));

        var csv = await given.City.Nobody().GetPageAsync($"/agencies/{FigureCity.Rich}/charts/topics.csv");

        Assert.Contains(",'=cmd|' /C calc'!A0,7\r\n", csv, StringComparison.Ordinal);
    }
}
