using System.Text.RegularExpressions;
using Dialogue.Core.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>The whole road with four browsers at once: two citizens, the desk, the host.</summary>
public sealed partial class RoadTests(BrowserCity city)
{
    private const string Text = "Trạm y tế phường Láng đóng cửa từ 16 giờ, người đi làm khám bảo hiểm y tế lúc nào?";

    [Fact]
    public async Task A_citizen_asks_the_desk_publishes_the_host_answers_and_everybody_sees_it()
    {
        var code = await city.SessionAsync(title: "Đối thoại của Sở Y tế với người dân");
        await using var nga = await city.OpenAsync();
        await using var binh = await city.OpenAsync();
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await using var host = await city.OpenAsAsync(Role.Host);
        await binh.Page.GotoAsync($"/sessions/{code}");
        await desk.Page.GotoAsync($"/desk/sessions/{code}");
        await host.Page.GotoAsync($"/desk/sessions/{code}/stage");
        await Expect(desk.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        await Expect(binh.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        // Nga opens the city's page, joins by the code and asks without an account. Which sessions the page lists hangs on the other tests.
        await nga.Page.GotoAsync("/");
        await nga.Page.FillAsync("#code", code.ToLowerInvariant());
        await nga.Page.PressAsync("#code", "Enter");
        await Expect(nga.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Đối thoại của Sở Y tế với người dân");
        await nga.Page.FillAsync("[name='Input.Text']", Text);
        await nga.Page.GetByText("Thêm tên và nơi ở").ClickAsync();
        await nga.Page.FillAsync("[name='Input.Name']", "Nguyễn Thị Nga");
        await nga.Page.FillAsync("[name='Input.Place']", "phường Láng");
        await nga.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();
        var receipt = nga.Page.Locator("[data-ask-receipt]");
        await Expect(receipt).ToHaveTextAsync(Receipt());
        var receiptAddress = await receipt.GetAttributeAsync("href");
        await nga.PictureAsync("room-receipt");

        // It waits for the desk; nobody else has it.
        var waiting = desk.Page.Locator("[data-list='queue'] > li");
        await Expect(waiting).ToContainTextAsync(Text);
        await Expect(desk.Page.Locator("[data-hand]")).ToContainTextAsync("Nguyễn Thị Nga");
        await Expect(binh.Page.Locator("[data-question]")).ToHaveCountAsync(0);
        await Expect(host.Page.Locator("[data-list='next'] > li")).ToHaveCountAsync(0);
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("desk");

        // The desk publishes with one key; the open rooms show it without a reload.
        await desk.Page.Keyboard.PressAsync("j");
        await Expect(waiting.Locator("[data-pick]")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("p");
        await Expect(waiting).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("[data-undo]")).ToBeVisibleAsync();
        await desk.Page.GotoAsync($"/desk/sessions/{code}?show=open");
        await Expect(waiting).ToContainTextAsync(Text);
        var seen = binh.Page.Locator("[data-list='open'] > li");
        await Expect(seen).ToContainTextAsync(Text);
        await Expect(seen).ToContainTextAsync("N., phường Láng");
        Assert.DoesNotContain("Nguyễn Thị Nga", await binh.Page.ContentAsync(), StringComparison.Ordinal);

        // Bình joins it; the count moves on every screen.
        await seen.GetByRole(AriaRole.Button, new() { NameRegex = JoinButton() }).ClickAsync();
        await Expect(seen.Locator("[data-votes]")).ToHaveTextAsync("1");
        await Expect(desk.Page.Locator("[data-list='queue'] [data-field='votes']")).ToHaveTextAsync("1");
        await Expect(host.Page.Locator("[data-list='next'] [data-field='votes']")).ToHaveTextAsync("1");
        await nga.Page.GotoAsync($"/sessions/{code}");
        await Expect(nga.Page.Locator("[data-list='open'] [data-votes]")).ToHaveTextAsync("1");
        await Expect(nga.Page.Locator("[data-mine] a")).ToHaveAttributeAsync("href", receiptAddress!); // asserted above to be there
        await binh.MustBeAccessibleAsync();

        // The host puts it on stage; every phone shows it.
        await host.PictureAsync("stage-next");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lời câu này" }).ClickAsync();
        await Expect(host.Page.Locator("[data-now-text]")).ToHaveTextAsync(Text);
        await Expect(binh.Page.Locator("[data-stage-text]")).ToHaveTextAsync(Text);
        await Expect(nga.Page.Locator("[data-stage-text]")).ToHaveTextAsync(Text);
        await binh.PictureAsync("room-stage");

        // Left for later it goes back with its votes, and the words begun for it wait until it is on stage again.
        await host.Page.FillAsync("#answer-live-words", "Từ ngày 1/12 trạm khám đến 20 giờ");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Để lại sau" }).ClickAsync();
        await Expect(host.Page.Locator("[data-list='next'] [data-field='votes']")).ToHaveTextAsync("1");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Trả lời câu này" }).ClickAsync();
        await Expect(host.Page.Locator("#answer-live-words")).ToHaveValueAsync("Từ ngày 1/12 trạm khám đến 20 giờ");
        await host.MustBeAccessibleAsync();
        await host.PictureAsync("stage-now");

        // Answered, with words; the room and the receipt say so.
        await host.Page.FillAsync("#answer-live-words", "Từ ngày 1/12 trạm khám đến 20 giờ các ngày thứ Ba và thứ Năm.");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Đã trả lời" }).ClickAsync();
        await Expect(host.Page.Locator("[data-now-none]")).ToBeVisibleAsync();
        await Expect(seen).ToContainTextAsync("Từ ngày 1/12 trạm khám đến 20 giờ");
        await Expect(seen.Locator(".state-chip")).ToHaveTextAsync("Đã trả lời tại phiên");
        await Expect(binh.Page.Locator("[data-stage]")).ToBeHiddenAsync();
        await binh.MustBeAccessibleAsync();
        await binh.PictureAsync("room-answered");
        await nga.Page.GotoAsync(receiptAddress!);
        await Expect(nga.Page.Locator(".state-chip")).ToHaveTextAsync("Đã trả lời tại phiên");
        await Expect(nga.Page.Locator(".history")).ToContainTextAsync("đã trả lời tại phiên.");
        await nga.MustBeAccessibleAsync();
        await nga.PictureAsync("receipt");
    }

    [Fact]
    public async Task A_phone_that_lost_its_connection_catches_up_when_it_is_back()
    {
        var code = await city.SessionAsync();
        await using var phone = await city.OpenAsync();
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await phone.Page.GotoAsync($"/sessions/{code}");
        await Expect(phone.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        await AskAsync(code, Text);
        await desk.Page.GotoAsync($"/desk/sessions/{code}");

        await phone.LoseConnectionAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = PublishButton() }).ClickAsync();
        await Expect(desk.Page.Locator("[data-undo]")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("[data-question]")).ToHaveCountAsync(0);
        await phone.MustBeAccessibleAsync();
        await phone.FindConnectionAsync();

        await Expect(phone.Page.Locator("[data-list='open'] > li")).ToContainTextAsync(Text);
    }

    [Fact]
    public async Task A_question_written_in_a_tunnel_is_kept_and_arrives_once()
    {
        var code = await city.SessionAsync();
        await using var phone = await city.OpenAsync();
        await phone.Page.GotoAsync($"/sessions/{code}");
        await phone.LoseConnectionAsync();
        await phone.Page.FillAsync("[name='Input.Text']", Text);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(phone.Page.Locator("[data-outbox]")).ToContainTextAsync("Chưa gửi – đang mất mạng");

        await phone.FindConnectionAsync();

        await Expect(phone.Page.Locator("[data-ask-receipt]")).ToHaveTextAsync(Receipt());
        await using var db = city.OpenDatabase();
        Assert.Equal(1, db.Questions.Count(q => db.Sessions.Any(s => s.Code == code && s.RoomId == q.RoomId)));
    }

    [Fact]
    public async Task What_somebody_was_typing_when_the_session_closed_stays_in_the_field()
    {
        var code = await city.SessionAsync();
        await using var phone = await city.OpenAsync();
        await using var host = await city.OpenAsAsync(Role.Host);
        await phone.Page.GotoAsync($"/sessions/{code}");
        await phone.Page.FillAsync("[name='Input.Text']", Text);
        await host.Page.GotoAsync($"/desk/sessions/{code}/stage");
        await host.Page.Locator("[data-close] > summary").ClickAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Kết thúc phiên" }).ClickAsync();
        await Expect(phone.Page.Locator("[data-ask-closed]")).ToBeVisibleAsync();

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();

        await Expect(phone.Page.Locator("[data-ask-status]")).ToContainTextAsync("Phiên không còn nhận câu hỏi");
        await Expect(phone.Page.Locator("[name='Input.Text']")).ToHaveValueAsync(Text);
    }

    [Fact]
    public async Task Without_script_a_citizen_asks_joins_and_follows_by_plain_forms()
    {
        var code = await city.SessionAsync();
        await using var phone = await city.OpenAsync(script: false);
        await phone.Page.GotoAsync($"/sessions/{code}");
        await phone.Page.FillAsync("[name='Input.Text']", "Ngắn");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(phone.Page.Locator(".error-summary")).ToContainTextAsync("Câu hỏi quá ngắn");
        await Expect(phone.Page.Locator("[name='Input.Text']")).ToHaveValueAsync("Ngắn");
        await phone.Page.FillAsync("[name='Input.Text']", Text);

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();

        await Expect(phone.Page.Locator(".join-code")).ToHaveTextAsync(Receipt());
        await Expect(phone.Page.Locator(".state-chip")).ToHaveTextAsync("Đang duyệt");
    }

    private async Task AskAsync(string code, string text)
    {
        await using var phone = await city.OpenAsync();
        await phone.Page.GotoAsync($"/sessions/{code}");
        await phone.Page.FillAsync("[name='Input.Text']", text);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(phone.Page.Locator("[data-ask-receipt]")).ToHaveTextAsync(Receipt());
    }

    [GeneratedRegex("^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$")]
    private static partial Regex Receipt();

    [GeneratedRegex("Cùng hỏi")]
    private static partial Regex JoinButton();

    [GeneratedRegex("^Công khai")]
    private static partial Regex PublishButton();
}
