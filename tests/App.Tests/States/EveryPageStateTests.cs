using AngleSharp.Dom;
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
        var reading = new PageReading(ground.City, values) { IsFirstDay = true };

        var ofWaves = await FaultsAsync(reading, PageStates.All.Where(page => page.NeedsWave));
        await ground.ForgetWavesAndDaysAsync();
        var others = await FaultsAsync(reading, PageStates.All.Where(page => page is { NeedsWave: false, NeedsSession: false }));
        values["code"] = await ground.SilentSessionAsync();
        var ofSessions = await FaultsAsync(reading, PageStates.All.Where(page => page.NeedsSession));

        Assert.True((ofWaves + others + ofSessions).Length == 0, string.Join('\n', ofWaves, others, ofSessions));
    }

    private static Task<string> FaultsAsync(PageReading reading, IEnumerable<PageState> pages) =>
        reading.FaultsAsync(pages, page => page.EmptyAddress ?? page.Address, (page, html) => Faults(page, PageText.Parse(html)));

    private static IEnumerable<string> Faults(PageState page, IDocument shown)
    {
        foreach (var list in page.Lists.Where(list => list.Empty is not null))
        {
            if (shown.QuerySelectorAll(list.Rows).Length > 0)
                yield return $"{list.Rows} has rows";
            if (!PageText.Of(shown).Contains(list.Empty!, StringComparison.Ordinal)) // those without words were left out
                yield return $"does not say “{list.Empty}” but {PageText.Of(shown)}";
        }
    }
}
