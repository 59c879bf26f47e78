using System.Diagnostics;
using Dialogue.Core.Demo;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Demo;

public sealed class DemoSignTests
{
    private const string Words = "Dữ liệu minh họa";
    private const string Filled = """{"State":2,"Seed":1,"Answers":{}}""";

    [Fact]
    public async Task Every_page_says_that_it_shows_demonstration_data_until_they_are_taken_away()
    {
        await using var city = await TestCity.StartAsync();
        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"insert into city_flag (key, value) values ({"demonstration"}, {Filled})");
        var browser = city.Nobody();

        foreach (var path in (string[])["/", "/sessions", "/agencies", "/surveys", "/about", "/account/sign-in"])
            Assert.Contains(Words, System.Net.WebUtility.HtmlDecode(await browser.GetPageAsync(path)));
        await city.Services.GetRequiredService<DemoCity>().EmptyAsync(CancellationToken.None);

        // Each page asks, each node remembers for a few seconds.
        var waited = Stopwatch.StartNew();
        while (System.Net.WebUtility.HtmlDecode(await browser.GetPageAsync("/about")).Contains(Words, StringComparison.Ordinal))
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "The sign still stands.");
    }

    [Fact]
    public async Task A_city_that_made_nothing_up_says_nothing()
    {
        await using var city = await TestCity.StartAsync();

        Assert.DoesNotContain(Words, System.Net.WebUtility.HtmlDecode(await city.Nobody().GetPageAsync("/about")));
    }
}
