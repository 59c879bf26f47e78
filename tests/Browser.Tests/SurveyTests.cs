using System.Text.RegularExpressions;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>The questionnaire on an old phone: page by page, without script.</summary>
public sealed partial class SurveyTests(BrowserCity city)
{
    [Fact]
    public async Task A_citizen_answers_page_by_page_without_script_goes_on_by_code_and_sends_once()
    {
        await WaveIsOpenAsync("2026-2");
        await using var phone = await city.OpenAsync(script: false);
        await phone.Page.GotoAsync("/surveys/2026-2?agency=so-y-te");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu trả lời" }).ClickAsync();

        // Going on without the answer that decides what is asked: the page says which field, and stays.
        await NextAsync(phone);
        await Expect(phone.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await phone.PictureAsync("survey-refused");
        var pages = await AnswerUntilReviewAsync(phone, stopAfter: 4);
        var code = await phone.Page.Locator(".join-code").TextContentAsync();

        // Another phone goes on where the first one stopped.
        await using var other = await city.OpenAsync(script: false);
        await other.Page.GotoAsync("/surveys/resume");
        await other.Page.Locator("main form input:not([type='hidden'])").First.FillAsync(code!); // the page shows it
        await other.Page.Locator("main form button[type='submit']").First.ClickAsync();
        pages += await AnswerUntilReviewAsync(other, stopAfter: 20);
        await other.PictureAsync("survey-review");
        await other.Page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).ClickAsync();

        await Expect(other.Page).ToHaveURLAsync(Thanks());
        await other.PictureAsync("survey-thanks");
        Assert.InRange(pages, 9, 12);
        await using var db = city.OpenDatabase();
        Assert.Equal(1, await db.Set<Response>().CountAsync(r => db.Set<Wave>().Any(w => w.Id == r.WaveId && w.Key == "2026-2")));
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_of_the_questionnaire_and_the_rating_is_accessible(int width, ColorScheme scheme)
    {
        await WaveIsOpenAsync("2026-2");
        var code = await city.SessionAsync();
        await using var visitor = await city.OpenAsync(width, scheme: scheme);
        await visitor.Page.GotoAsync($"/sessions/{code}/rating");
        await visitor.MustBeAccessibleAsync();
        await visitor.Page.GotoAsync("/surveys/2026-2?agency=so-noi-vu");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu trả lời" }).ClickAsync();
        await NextAsync(visitor);
        await visitor.MustBeAccessibleAsync();
        await AnswerUntilReviewAsync(visitor, stopAfter: 20, eachMustBeAccessible: true);
        await visitor.MustBeAccessibleAsync();
    }

    [Fact]
    public async Task A_kiosk_that_nobody_touches_for_a_minute_warns_and_goes_back_to_its_beginning()
    {
        await WaveIsOpenAsync("2026-2");
        await using var tablet = await city.OpenAsAsync(Role.DeskOfficer);
        var page = tablet.Page;
        await page.GotoAsync("/desk/surveys");
        await page.Locator("a[href^='/desk/surveys/2026-2/']").First.ClickAsync();
        await page.Locator("button[value='kiosk']").ClickAsync();
        await page.Clock.InstallAsync();
        await page.Locator("main form button[type='submit']").ClickAsync();
        await page.Locator("input[name='S1']").First.CheckAsync();
        var warning = page.Locator("[data-kiosk]");

        await page.Clock.RunForAsync(46_000);
        await Expect(warning).ToBeVisibleAsync();
        await page.Locator("input[name='S1']").Last.CheckAsync();
        await Expect(warning).ToBeHiddenAsync();
        await page.Clock.RunForAsync(59_000);
        Assert.Contains("/form/", page.Url, StringComparison.Ordinal);
        await page.Clock.RunForAsync(2_000);

        await Expect(page).ToHaveURLAsync(Kiosk());
        await page.Locator("main form button[type='submit']").ClickAsync();
        Assert.Equal(0, await page.Locator("input:checked").CountAsync());
    }

    /// <returns>How many pages were answered.</returns>
    private static async Task<int> AnswerUntilReviewAsync(Visitor visitor, int stopAfter, bool eachMustBeAccessible = false)
    {
        var pages = 0;
        while (pages < stopAfter && visitor.Page.Url.Contains("/form", StringComparison.Ordinal))
        {
            if (eachMustBeAccessible)
                await visitor.MustBeAccessibleAsync();
            foreach (var question in await visitor.Page.Locator("fieldset.field").AllAsync())
                await question.Locator("input").First.CheckAsync();
            await NextAsync(visitor);
            await Expect(visitor.Page.Locator(".error-summary")).ToHaveCountAsync(0);
            pages++;
        }
        return pages;
    }

    private static Task NextAsync(Visitor visitor) => visitor.Page.Locator("button[name='go'][value='next']").ClickAsync();

    private async Task WaveIsOpenAsync(string key)
    {
        await using var db = city.OpenDatabase();
        for (var tries = 0; tries < 60 && !await db.Set<Wave>().AnyAsync(w => w.Key == key && w.State == WaveState.Open); tries++)
            await Task.Delay(500);
    }

    [GeneratedRegex("^Gửi")]
    private static partial Regex Send();

    [GeneratedRegex("/kiosk$")]
    private static partial Regex Kiosk();

    [GeneratedRegex("/thanks")]
    private static partial Regex Thanks();
}
