using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>Charts with rows behind them: the demonstration city through the real intake and the real jobs.</summary>
public sealed class FigureTests(DemonstrationCity demonstration) : IClassFixture<DemonstrationCity>
{
    [Theory]
    [InlineData("/agencies/so-y-te", 9)]
    [InlineData("/city", 3)]
    public async Task Charts_are_drawn_described_tabled_and_accessible_in_light_and_dark(string path, int charts)
    {
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Light), (1280, ColorScheme.Dark) })
        {
            await using var visitor = await demonstration.City.OpenAsync(width, scheme: scheme);
            await visitor.Page.GotoAsync(path);

            await Expect(visitor.Page.Locator("main svg[role='img']:visible")).ToHaveCountAsync(charts);
            foreach (var table in await visitor.Page.Locator("main summary:has-text('Xem bảng số liệu')").AllAsync())
                await table.ClickAsync();
            await Expect(visitor.Page.Locator("main details table:visible")).ToHaveCountAsync(charts);
            await visitor.MustBeAccessibleAsync();
            await visitor.PictureAsync("figures" + path.Replace('/', '-'));
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Results_by_group_and_the_offices_pages_of_a_wave_are_accessible(int width)
    {
        await using var citizen = await demonstration.City.OpenAsync(width, scheme: ColorScheme.Dark);
        await citizen.Page.GotoAsync("/surveys/2026-1/results");
        foreach (var fold in await citizen.Page.Locator(".wave-fold > summary").AllAsync())
            await fold.ClickAsync();
        await citizen.MustBeAccessibleAsync();
        await citizen.Page.Locator(".result-tables a[href$='/sex']").ClickAsync();
        await Expect(citizen.Page.Locator("#by-sex-heading")).ToBeVisibleAsync();
        await citizen.MustBeAccessibleAsync();
        await using var officer = await demonstration.City.OpenAsAsync(Role.ReformOfficer, width);
        foreach (var path in new[] { "/office/waves", "/office/waves/2026-1", "/office/surveys/sipas", "/office/records/2026-1" })
        {
            await officer.Page.GotoAsync(path);
            await officer.MustBeAccessibleAsync();
        }
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task What_the_reform_office_sees_of_the_city_is_accessible(int width, ColorScheme scheme)
    {
        await using var officer = await demonstration.City.OpenAsAsync(Role.ReformOfficer, width, scheme: scheme);
        string[] paths =
        [
            "/office/overview", "/office/overview/questions", "/office/one-stop", "/office/published-indices", "/office/reports", "/office/topics", "/office/topics/shares",
            "/office/topics/models", "/office/topics/taxonomy", "/open-data", "/figures/method",
        ];
        foreach (var path in paths)
        {
            Assert.Equal((path, 200), (path, (await officer.Page.GotoAsync(path))!.Status)); // a page that loads has an answer
            await officer.MustBeAccessibleAsync();
        }
    }

    [Fact]
    public async Task A_reform_officer_reads_topics_by_keys_alone_and_mends_a_slip()
    {
        await using var officer = await demonstration.City.OpenAsAsync(Role.ReformOfficer);
        var page = officer.Page;
        await page.GotoAsync("/office/topics");
        var first = await page.Locator("#reading").InnerTextAsync();

        await page.Keyboard.PressAsync("3");
        await Expect(page.Locator("main .notice")).ToContainTextAsync("Đã ghi lĩnh vực.");
        await Expect(page.Locator("#reading")).Not.ToHaveTextAsync(first);
        await officer.MustBeAccessibleAsync();
        await officer.PictureAsync("topics-read");
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("#reading")).ToHaveTextAsync(first);
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator("#reading")).Not.ToHaveTextAsync(first);
    }

    [Fact]
    public async Task A_reform_officer_filters_shares_the_view_reads_the_questions_behind_it_and_takes_a_report_home()
    {
        await using var officer = await demonstration.City.OpenAsAsync(Role.ReformOfficer);
        var page = officer.Page;
        await page.GotoAsync("/office/reports");
        await page.Locator("main form[method=post] button").ClickAsync();

        await page.GotoAsync("/office/overview");
        await page.SelectOptionAsync("#kind", "Department");
        await page.Locator("main form[role=search] button").ClickAsync();
        await page.GotoAsync(page.Url); // As whoever it was sent to opens it.
        await Expect(page.Locator("#kind")).ToHaveValueAsync("Department");
        await page.Locator(".chart-fold > summary").ClickAsync();
        await Expect(page.Locator(".chart-fold svg[role=img]:visible")).ToHaveCountAsync(2);
        await officer.MustBeAccessibleAsync();
        await page.Locator("[aria-labelledby=topics-title] tbody th a").First.ClickAsync();
        await page.Locator(".card-list a[href^='/agencies/']").First.ClickAsync();
        await Expect(page.Locator("main figure.chart").First).ToBeVisibleAsync();

        await page.GotoAsync("/office/reports");
        for (var attempt = 0; await page.Locator("a[href$='report.docx']").CountAsync() == 0 && attempt < 100; attempt++)
            await page.ReloadAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='report.docx']").First.ClickAsync());
        Assert.EndsWith(".docx", file.SuggestedFilename, StringComparison.Ordinal);
        await page.Locator("tbody th a").First.ClickAsync();
        Assert.Equal(await InkAsync(page, ColorScheme.Light), await InkAsync(page, ColorScheme.Dark));
    }

    /// <summary>What the figures of a report are printed in.</summary>
    private static async Task<string> InkAsync(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = scheme });
        return await page.Locator(".report-section td").First.EvaluateAsync<string>("cell => getComputedStyle(cell).color");
    }

    [Fact]
    public async Task A_citizen_goes_from_the_city_to_an_agency_to_the_waves_results_and_to_how_they_are_made()
    {
        await using var citizen = await demonstration.City.OpenAsync();
        var page = citizen.Page;
        await page.GotoAsync("/city");

        await page.Locator("[aria-labelledby=standings-title] tbody th a").First.ClickAsync();
        await Expect(page.Locator("main figure.chart").First).ToBeVisibleAsync();
        await page.Locator("main a[href^='/surveys/'][href$='/results']").ClickAsync();
        await Expect(page.Locator("main figure.chart").First).ToBeVisibleAsync();
        await page.Locator("main a[href='/figures/method']").First.ClickAsync();

        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await citizen.MustBeAccessibleAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_calendar_of_duties_and_the_minutes_of_a_dialogue_are_drawn_and_accessible(int width, ColorScheme scheme)
    {
        await using var visitor = await demonstration.City.OpenAsync(width, scheme: scheme);
        await visitor.Page.GotoAsync("/duties?q=y+te");
        await Expect(visitor.Page.Locator(".chart-fold svg[role=img]:visible")).ToHaveCountAsync(1);
        await visitor.MustBeAccessibleAsync();
        await using var db = demonstration.City.OpenDatabase();
        var code = await db.Minutes.Where(minutes => minutes.Body != null).Join(db.Sessions, minutes => minutes.SessionId, session => session.Id, (_, session) => session.Code).FirstAsync();
        await visitor.Page.GotoAsync($"/sessions/{code}/minutes");
        await Expect(visitor.Page.Locator(".figure-section svg[role=img]:visible")).ToHaveCountAsync(1);
        await visitor.MustBeAccessibleAsync();
    }

    [Fact]
    public async Task Every_page_says_that_the_data_are_made_up()
    {
        await using var visitor = await demonstration.City.OpenAsync();
        foreach (var path in new[] { "/", "/sessions/DEM567", "/surveys", "/city" })
        {
            await visitor.Page.GotoAsync(path);
            await Expect(visitor.Page.Locator(".demo-banner")).ToContainTextAsync("Dữ liệu minh họa");
            await visitor.MustBeAccessibleAsync();
        }
    }
}
