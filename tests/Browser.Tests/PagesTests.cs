using Dialogue.Core.People;
using Microsoft.Playwright;

namespace Dialogue.Browser.Tests;

/// <summary>Every page of this road, on a phone and on a desk, in light and dark: nothing for axe to find.</summary>
public sealed class PagesTests(BrowserCity city)
{
    private static readonly string[] Open = ["/", "/sessions", "/about", "/q", "/agencies", "/agencies/so-y-te", "/city", "/surveys", "/surveys/2026-2", "/surveys/resume", "/account/sign-in"];

    private static readonly string[] Missing = ["/q/KHONGCODAU22", "/khong-co-trang-nay"];

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Public_pages_are_accessible(int width, ColorScheme scheme)
    {
        var code = await city.SessionAsync();
        await using var visitor = await city.OpenAsync(width, scheme: scheme);
        foreach (var path in Open.Concat([$"/sessions/{code}", $"/sessions/{code}/qr"]))
        {
            Assert.Equal((path, 200), (path, (await visitor.Page.GotoAsync(path))!.Status)); // a page that loads has an answer
            await visitor.MustBeAccessibleAsync();
        }
        foreach (var path in Missing)
        {
            Assert.Equal((path, 404), (path, (await visitor.Page.GotoAsync(path))!.Status)); // likewise
            await visitor.MustBeAccessibleAsync();
        }
    }

    [Theory]
    [InlineData(Role.DeskOfficer, "/desk")]
    [InlineData(Role.Host, "/desk")]
    [InlineData(Role.ReformOfficer, "/office/jobs")]
    [InlineData(Role.Administrator, "/account")]
    [InlineData(Role.Host, "/desk/reports")]
    public async Task Pages_of_staff_are_accessible(Role role, string path)
    {
        await using var visitor = await city.OpenAsAsync(role);

        await visitor.Page.GotoAsync(path);

        await visitor.MustBeAccessibleAsync();
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await visitor.MustBeAccessibleAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Pages_of_administration_are_accessible(int width, ColorScheme scheme)
    {
        await using var visitor = await city.OpenAsAsync(Role.Administrator, width, scheme: scheme);
        string[] paths =
        [
            "/office/admin", "/office/people", "/office/people/invite", "/office/agencies", "/office/calendar", "/office/reasons", "/office/reasons/new",
            "/office/notices", "/office/notices/greeting", "/office/audit", "/office/storage", "/office/duties",
        ];
        foreach (var path in paths)
        {
            Assert.Equal((path, 200), (path, (await visitor.Page.GotoAsync(path))!.Status)); // a page that loads has an answer
            await visitor.MustBeAccessibleAsync();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("#trap")]
    public async Task A_barrier_is_found(string? part)
    {
        await using var visitor = await city.OpenAsync();
        await visitor.Page.GotoAsync("/about");
        await visitor.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<form id=\"trap\"><input name=\"nobody-knows-what\"></form>')");

        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => visitor.MustBeAccessibleAsync(part));

        Assert.Contains("nobody-knows-what", found.Message, StringComparison.Ordinal);
    }
}
