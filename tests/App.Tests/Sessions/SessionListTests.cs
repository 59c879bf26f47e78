using System.Text.RegularExpressions;
using Dialogue.Given;
using Dialogue.Web.Pages;

namespace Dialogue.App.Tests.Sessions;

/// <summary>Which dialogues somebody meets who opens the city's page without a code.</summary>
public sealed partial class SessionListTests
{
    [Fact]
    public async Task Of_many_live_dialogues_the_first_page_shows_those_that_began_last_and_leads_to_all()
    {
        await using var city = await TestCity.StartAsync();
        var codes = new List<string>();
        for (var dialogue = 0; dialogue <= FirstPage.MostOfEach; dialogue++)
            codes.Add((await city.SessionAsync()).Code);
        codes.Reverse();

        var page = await city.Nobody().GetPageAsync("/");
        var all = await city.Nobody().GetPageAsync("/sessions");

        Assert.Equal(codes.Take(FirstPage.MostOfEach), Shown(page));
        Assert.Contains("href=\"/sessions\">", page[page.IndexOf("live-title", StringComparison.Ordinal)..page.IndexOf("coming-title", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(codes, Shown(all));
    }

    private static IEnumerable<string> Shown(string page) => Session().Matches(page).Select(link => link.Groups[1].Value).Distinct();

    [GeneratedRegex("href=\"/sessions/([A-Z0-9]{6})\"")]
    private static partial Regex Session();
}
