using System.Net;
using Dialogue.App.Tests.Access;
using Dialogue.Given;

namespace Dialogue.App.Tests.States;

/// <summary>Every page that the application has, in a city where nothing has happened yet.</summary>
public sealed class EveryPageStateTests(EmptyCity ground) : IClassFixture<EmptyCity>
{
    [Fact]
    public async Task Every_page_says_here_what_it_lists()
    {
        var pages = (await EntryPoints.OfAsync(ground.City)).Where(entry => entry is { IsPage: true, Method: "GET" }).Select(entry => entry.Route).Distinct().ToList();
        var known = PageStates.All.Select(page => page.Route).Concat(PagesWithoutList.All.Keys).ToList();

        Assert.Equal("", string.Join('\n', pages.Except(known, StringComparer.OrdinalIgnoreCase)));
        Assert.Equal("", string.Join('\n', known.Except(pages, StringComparer.OrdinalIgnoreCase)));
        Assert.Equal(known.Count, known.Distinct().Count());
    }

    /// <summary>Pages about a wave first: afterwards there is none; pages about a dialogue last: until then there is none.</summary>
    [Fact]
    public async Task A_page_with_nothing_to_list_says_so()
    {
        var values = new Dictionary<string, string> { ["agency"] = Sample.AgencyCode, ["wave"] = await ground.SilentWaveAsync(), ["person:guid"] = (await ground.City.PersonAsync()).Id.ToString() };

        var faults = await FaultsAsync(PageStates.All.Where(page => page.NeedsWave), values);
        await ground.ForgetWavesAndDaysAsync();
        faults.AddRange(await FaultsAsync(PageStates.All.Where(page => page is { NeedsWave: false, NeedsSession: false }), values));
        values["code"] = await ground.SilentSessionAsync();
        faults.AddRange(await FaultsAsync(PageStates.All.Where(page => page.NeedsSession), values));

        Assert.Equal("", string.Join('\n', faults));
    }

    private async Task<List<string>> FaultsAsync(IEnumerable<PageState> pages, IReadOnlyDictionary<string, string> values)
    {
        var faults = new List<string>();
        foreach (var page in pages)
        {
            var reader = await ground.AsAsync(page.Reader);
            using var answer = await reader.GetAsync(values.Aggregate(page.Address, (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)));
            if (answer.StatusCode != HttpStatusCode.OK)
                faults.Add($"{page.Route}: {(int)answer.StatusCode}");
            else
                faults.AddRange(FaultsOf(page, await answer.Content.ReadAsStringAsync()));
        }
        return faults;
    }

    private static IEnumerable<string> FaultsOf(PageState page, string html)
    {
        var shown = PageText.Parse(html);
        foreach (var list in page.Lists.Where(list => list.Empty is not null))
        {
            if (shown.QuerySelectorAll(list.Rows).Length > 0)
                yield return $"{page.Route}: {list.Rows} has rows";
            if (!PageText.Of(shown).Contains(list.Empty!, StringComparison.Ordinal)) // those without words were left out
                yield return $"{page.Route}: does not say “{list.Empty}”: {PageText.Of(shown)[..Math.Min(300, PageText.Of(shown).Length)]}";
        }
    }
}
