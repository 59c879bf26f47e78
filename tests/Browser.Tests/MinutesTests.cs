using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>From the end of a dialogue to minutes that anybody verifies in their own browser.</summary>
public sealed class MinutesTests(BrowserCity city)
{
    private const string Text = "Trạm y tế phường có khám ngoài giờ cho người đi làm không?";
    private const string Answer = "Từ ngày 1/12 trạm khám đến 20 giờ các ngày trong tuần.";

    [Fact]
    public async Task The_host_writes_and_releases_by_keyboard_alone_and_a_citizen_verifies()
    {
        var code = await EndedAsync();
        await using var host = await city.OpenAsAsync(Role.Host);
        await host.Page.GotoAsync($"/desk/sessions/{code}/minutes");
        await host.MustBeAccessibleAsync();

        // Two questions: one answered, one open, so a statement is needed. Words are saved while they are written.
        await TabToAsync(host.Page, "statement");
        await host.Page.Keyboard.TypeAsync("Còn một câu hỏi chờ Bảo hiểm xã hội xác minh, trả lời trước ngày 10/12.");
        await TabToAsync(host.Page, "opening");
        await host.Page.Keyboard.TypeAsync("Chủ trì chào mừng người dân và nêu cách làm việc.");
        await Expect(host.Page.Locator("[data-minutes-status]")).ToContainTextAsync("Đã lưu");
        await TabToAsync(host.Page, "closing");
        await host.Page.Keyboard.TypeAsync("Chủ trì kết luận ba việc làm ngay.");
        await host.PictureAsync("minutes-desk");
        await TabToAsync(host.Page, null, "Công bố biên bản");
        await host.Page.Keyboard.PressAsync("Enter");
        await Expect(host.Page.Locator(".notice[data-kind='good']").First).ToContainTextAsync("Đã công bố");

        await using var citizen = await city.OpenAsync();
        await citizen.Page.GotoAsync($"/sessions/{code}/minutes");
        await Expect(citizen.Page.Locator("main")).ToContainTextAsync(Answer);
        await Expect(citizen.Page.Locator("main")).ToContainTextAsync("ba việc làm ngay");
        await citizen.MustBeAccessibleAsync();
        await citizen.PictureAsync("minutes");
        await citizen.Page.GetByRole(AriaRole.Link, new() { Name = "Kiểm chứng biên bản" }).First.ClickAsync();
        await Expect(citizen.Page.Locator("[data-server-result]")).ToHaveAttributeAsync("data-server-result", "holds");
        await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Kiểm chứng ngay trên máy này" }).ClickAsync();
        await Expect(citizen.Page.Locator("[data-verify-result]")).ToHaveAttributeAsync("data-kind", "good");
        await citizen.MustBeAccessibleAsync();
        await citizen.Page.SetViewportSizeAsync(1280, 900);
        await citizen.MustBeAccessibleAsync();
        await citizen.PictureAsync("minutes-verify");
    }

    [Fact]
    public async Task Two_people_who_write_the_same_field_see_both_wordings_and_choose()
    {
        var code = await EndedAsync();
        await using var host = await city.OpenAsAsync(Role.Host);
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await host.Page.GotoAsync($"/desk/sessions/{code}/minutes");
        await desk.Page.GotoAsync($"/desk/sessions/{code}/minutes");

        await desk.Page.FillAsync("#opening", "Lời của thư ký.");
        await Expect(desk.Page.Locator("[data-minutes-status]")).ToContainTextAsync("Đã lưu");
        await host.Page.FillAsync("#opening", "Lời của chủ trì.");

        var clash = host.Page.Locator("[data-field-box]", new() { Has = host.Page.Locator("#opening") }).Locator(".notice");
        await Expect(clash).ToContainTextAsync("Lời của thư ký.");
        await Expect(host.Page.Locator("#opening")).ToHaveValueAsync("Lời của chủ trì.");
        await host.MustBeAccessibleAsync();
        await clash.GetByRole(AriaRole.Button, new() { Name = "Giữ lời của tôi" }).ClickAsync();
        await Expect(host.Page.Locator("[data-minutes-status]")).ToContainTextAsync("Đã lưu");
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("#opening")).ToHaveValueAsync("Lời của chủ trì.");
        await Expect(desk.Page.Locator("#history-title + ol")).ToContainTextAsync("để riêng");
    }

    [Fact]
    public async Task Without_script_minutes_are_written_read_and_verified_all_the_same()
    {
        var code = await EndedAsync();
        await using var host = await city.OpenAsAsync(Role.Host, script: false);
        await host.Page.GotoAsync($"/desk/sessions/{code}/minutes");
        await host.Page.FillAsync("#statement", "Còn một câu hỏi chờ Bảo hiểm xã hội xác minh, trả lời trước ngày 10/12.");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu bản thảo" }).ClickAsync();
        await Expect(host.Page.Locator("[role='status']").First).ToContainTextAsync("Đã lưu");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Công bố biên bản" }).ClickAsync();

        await host.Page.GotoAsync($"/sessions/{code}/minutes/verify");

        await Expect(host.Page.Locator("[data-server-result]")).ToHaveAttributeAsync("data-server-result", "holds");
        await Expect(host.Page.Locator("[data-verify]")).ToBeHiddenAsync();
        await host.MustBeAccessibleAsync();
    }

    [Fact]
    public async Task The_ledger_is_accessible_to_all_and_at_the_desk()
    {
        await using var citizen = await city.OpenAsync();
        foreach (var path in (string[])["/promises", $"/agencies/{BrowserCity.AgencyCode}/promises", "/promises?status=late"])
        {
            await citizen.Page.GotoAsync(path);
            await citizen.MustBeAccessibleAsync();
        }
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await desk.Page.GotoAsync("/desk/promises");
        await desk.MustBeAccessibleAsync();
    }

    /// <summary>Moves by the tabulator key until the field, or the button of that name, has the focus.</summary>
    private static async Task TabToAsync(IPage page, string? id, string? button = null)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string[]>("() => [document.activeElement.id, document.activeElement.tagName, document.activeElement.textContent.trim()]");
            if ((id is not null && at[0] == id) || (button is not null && at[1] == "BUTTON" && at[2] == button))
                return;
        }
        Assert.Fail($"The keyboard does not come to {id ?? button}.");
    }

    private async Task<string> EndedAsync()
    {
        var code = await city.SessionAsync(title: "Đối thoại về trạm y tế");
        await using var scope = city.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var ids = new List<long>();
        foreach (var text in (string[])[Text, "Thẻ bảo hiểm của tôi báo hết hạn dù đã đóng tiền, kiểm tra ở đâu?"])
        {
            var asked = await services.GetRequiredService<AskQuestion>().AskAsync(
                new AskQuestion.Input(code, Guid.CreateVersion7(), text, "Nguyễn Thị Nga", "phường Láng", null), CancellationToken.None);
            ids.Add(Assert.IsType<AskQuestion.Asked>(asked).Id);
        }
        await DoAsync(services, ids[0], new QuestionAction.Publish());
        await DoAsync(services, ids[0], new QuestionAction.AnswerInWriting(Answer));
        await services.GetRequiredService<DriveSession>().MoveAsync(code, SessionState.Closed, new HandleQuestion.Actor(Role.Host, null), CancellationToken.None);
        return code;
    }

    private static async Task DoAsync(IServiceProvider services, long id, QuestionAction action) => Assert.IsType<HandleQuestion.Done>(
        await services.GetRequiredService<HandleQuestion>().HandleAsync(id, action, Guid.CreateVersion7(), new HandleQuestion.Actor(Role.DeskOfficer, null), CancellationToken.None));
}
