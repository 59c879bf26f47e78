using Dialogue.Core.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>Charts with rows behind them: the demonstration city through the real intake and the real jobs.</summary>
public sealed class FigureTests(DemonstrationCity demonstration) : IClassFixture<DemonstrationCity>
{
    [Theory]
    [InlineData("/agencies/so-y-te", 7)]
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
        await Expect(citizen.Page.Locator("#breakdown-sex")).ToBeVisibleAsync();
        await citizen.Page.Locator("#breakdown-sex ~ details summary").First.ClickAsync();
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
            "/office/overview", "/office/overview/questions", "/office/one-stop", "/office/reports", "/office/topics", "/office/topics/shares",
            "/office/topics/models", "/office/topics/taxonomy", "/open-data", "/figures/method",
        ];
        foreach (var path in paths)
        {
            Assert.Equal((path, 200), (path, (await officer.Page.GotoAsync(path))!.Status)); // a page that loads has an answer
            await officer.MustBeAccessibleAsync();
        }
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
