using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>An officer plans, announces, moves and cancels a dialogue with the keyboard alone, on a desk and on a phone.</summary>
public sealed class PlanningTests(BrowserCity city)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task A_dialogue_is_planned_announced_moved_and_cancelled_by_keyboard_alone(int width, int height)
    {
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer, width, height);
        var page = desk.Page;
        await page.GotoAsync("/desk");
        await GoAsync(page, "a[href='/desk/plan']");
        await GoAsync(page, "a[href='/desk/plan/new']");

        // Sent empty: every complaint beside its field, the focus on their list.
        await page.FillAsync("#Input_TitleVi", "");
        await GoAsync(page, ".plan-form button[type='submit']");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator("#Input_Date-error")).ToBeVisibleAsync();
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("plan-refused");

        var title = $"Đối thoại về khám chữa bệnh tại trạm y tế ({width})";
        await TypeAsync(page, "#Input_TitleVi", title);
        await TypeAsync(page, "#Input_DescriptionVi", "Sở trả lời về giờ khám, thuốc và bảo hiểm y tế tại các trạm y tế phường, xã.");
        // How a browser takes the parts of a date by keys is its own matter.
        await page.FillAsync("#Input_Date", DayIn(14));
        await page.FillAsync("#Input_Start", "08:30");
        await page.FillAsync("#Input_End", "10:30");
        await TypeAsync(page, "#Input_Place", "Hội trường Sở Y tế, 4 Sơn Tây");
        await TypeAsync(page, "#Input_StreamAddress", "https://youtu.be/dQw4w9WgXcQ");
        await TypeAsync(page, "#Input_ChairName", "Trần Thu Hà");
        await TypeAsync(page, "#Input_ChairPosition", "Giám đốc Sở");
        await page.FocusAsync("input[name='Input.AllowsAnonymous'][value='true']");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("input[name='Input.AllowsAnonymous'][value='false']")).ToBeCheckedAsync();
        await desk.PictureAsync("plan-form");
        await GoAsync(page, ".plan-form button[type='submit']");

        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await desk.MustBeAccessibleAsync();
        await GoAsync(page, "a[href$='/preview']");
        await Expect(page.Locator(".announcement")).ToContainTextAsync("4 Sơn Tây");
        await desk.MustBeAccessibleAsync();
        await page.GoBackAsync();
        await GoAsync(page, "form[action$='handler=Announce'] button");
        await Expect(page.Locator("main .notice[role='status']")).ToContainTextAsync("đã được thông báo");
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("plan-announced");
        var code = page.Url.Split('/')[^1];

        await GoAsync(page, "a[href$='/reschedule']");
        await desk.MustBeAccessibleAsync();
        await page.FillAsync("#Input_Date", DayIn(5));
        await TypeAsync(page, "#Input_Words", "Hội trường sửa chữa đột xuất nên phiên được tổ chức sớm hơn.");
        await GoAsync(page, ".plan-form button[type='submit']");
        await Expect(page.Locator("[data-clock='missed']")).ToBeVisibleAsync();

        await using var citizen = await city.OpenAsync(width, height);
        await citizen.Page.GotoAsync($"/sessions/{code}");
        await Expect(citizen.Page.Locator(".announcement del")).ToBeVisibleAsync();
        await Expect(citizen.Page.Locator("iframe")).ToHaveCountAsync(0);
        await Expect(citizen.Page.Locator("[data-stream-play]")).ToBeVisibleAsync();
        await citizen.MustBeAccessibleAsync();
        await citizen.PictureAsync("plan-public");

        await GoAsync(page, "a[href$='/cancel']");
        await desk.MustBeAccessibleAsync();
        await TypeAsync(page, "#Input_Words", "Do bão số 10, phiên đối thoại lùi sang tháng sau.");
        await GoAsync(page, ".plan-form button[type='submit']");
        await Expect(page.Locator(".state-chip")).ToHaveTextAsync("Đã hủy");
        await citizen.Page.ReloadAsync();
        await Expect(citizen.Page.Locator("main")).ToContainTextAsync("Do bão số 10");
        await citizen.MustBeAccessibleAsync();
        await page.GotoAsync("/desk/plan");
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("plan-list");
    }

    [Fact]
    public async Task A_rehearsal_says_what_it_is_on_every_surface_and_leaves_nothing()
    {
        var code = await city.SessionAsync(SessionState.Announced, "Đối thoại có diễn tập");
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await using var host = await city.OpenAsAsync(Role.Host);
        var page = desk.Page;
        await page.GotoAsync($"/desk/plan/{code}");
        await GoAsync(page, "form[action$='handler=Rehearse'] button");
        await page.GotoAsync($"/sessions/U{code}");
        await Expect(page.Locator(".rehearsal-banner")).ToBeVisibleAsync();
        await page.FillAsync("[name='Input.Text']", "Câu hỏi tập dượt: trạm y tế mở cửa đến mấy giờ?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(page.Locator("[data-ask-receipt]")).ToBeVisibleAsync();
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("rehearsal-room");

        await page.GotoAsync($"/desk/sessions/U{code}");
        await Expect(page.Locator(".rehearsal-banner")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Câu hỏi tập dượt");
        await host.Page.GotoAsync($"/desk/sessions/U{code}/stage");
        await Expect(host.Page.Locator(".rehearsal-banner")).ToBeVisibleAsync();
        await host.MustBeAccessibleAsync();

        await page.GotoAsync($"/desk/plan/{code}");
        await GoAsync(page, "form[action$='handler=EndRehearsal'] button");
        await Expect(page.Locator("main .notice[role='status']")).ToContainTextAsync("Đã xóa phòng diễn tập");
        await using var db = city.OpenDatabase();
        Assert.False(await db.Sessions.IgnoreQueryFilters().AnyAsync(s => s.Rehearsal));
    }

    [Fact]
    public async Task The_stream_of_another_host_is_loaded_only_after_a_tap()
    {
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await using var db = city.OpenDatabase();
        var code = await city.SessionAsync(title: "Đối thoại có phát trực tiếp");
        await db.Sessions.Where(s => s.Code == code).ExecuteUpdateAsync(set => set.SetProperty(s => s.StreamAddress, "https://youtu.be/dQw4w9WgXcQ"));
        var page = desk.Page;
        var elsewhere = new List<string>();
        await page.RouteAsync("https://www.youtube-nocookie.com/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!DOCTYPE html><title>player</title><p>player" }));
        page.Request += (_, request) => { if (!request.Url.StartsWith(city.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("ws", StringComparison.Ordinal)) elsewhere.Add(request.Url); };

        await page.GotoAsync($"/sessions/{code}");
        await Expect(page.Locator("[data-stream-play]")).ToBeVisibleAsync();
        Assert.Empty(elsewhere);
        await PressAsync(page, "[data-stream-play]");

        await Expect(page.FrameLocator(".stream iframe").Locator("p")).ToHaveTextAsync("player");
        Assert.Equal(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"], elsewhere);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Posters_and_duties_are_accessible(int width, ColorScheme scheme)
    {
        var code = await city.SessionAsync(SessionState.Announced);
        await using var visitor = await city.OpenAsync(width, scheme: scheme);
        foreach (var path in new[] { $"/sessions/{code}/poster", "/duties", "/duties?show=Missing&kind=Ward", "/duties?q=khong-co-co-quan-nay" })
        {
            await visitor.Page.GotoAsync(path);
            await visitor.MustBeAccessibleAsync();
        }
        await using var office = await city.OpenAsAsync(Role.ReformOfficer, width, 900);
        await office.Page.GotoAsync("/office/duties");
        await office.MustBeAccessibleAsync();
    }

    /// <summary>Walks to a control with the Tab key, as somebody without a mouse does, and presses it.</summary>
    private static async Task PressAsync(IPage page, string selector)
    {
        await WalkToAsync(page, selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The same for what leads to another page: the walk goes on there.</summary>
    private static async Task GoAsync(IPage page, string selector)
    {
        await WalkToAsync(page, selector);
        // A refused form comes back under its own address, so the page that is left is marked and its successor awaited.
        await page.EvaluateAsync("() => { document.body.dataset.left = 'yes'; }");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("body:not([data-left])")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync();
    }

    private static async Task TypeAsync(IPage page, string selector, string text)
    {
        await WalkToAsync(page, selector);
        await page.Keyboard.InsertTextAsync(text);
    }

    private static async Task WalkToAsync(IPage page, string selector)
    {
        await page.Locator(selector).First.WaitForAsync();
        for (var step = 0; step < 250; step++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{selector} is not reached by the Tab key on {page.Url}.");
    }

    private static string DayIn(int days) =>
        TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
