using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>Whoever asked, on the page of the receipt, with the keyboard alone: followed, refused, appealed, answered, judged.</summary>
public sealed class ReceiptTests(BrowserCity city)
{
    private const string Words = "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?";

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task The_asker_goes_the_whole_way_by_keyboard(int width, bool script)
    {
        var code = await city.SessionAsync(title: "Đối thoại của Sở Y tế với người dân");
        await using var nga = await city.OpenAsync(width, 900, script);
        var (receipt, id) = await AskAsync(nga, code, script);
        if (script)
            await Expect(nga.Page.Locator("[data-mine] .state-chip")).ToHaveTextAsync("Đang duyệt");
        await nga.Page.GotoAsync($"/q/{receipt}");
        await Expect(nga.Page.Locator("[aria-current='step']")).ToHaveTextAsync("Đang duyệt");
        await nga.MustBeAccessibleAsync();

        await FocusAsync(nga, "#follow-contact");
        await nga.Page.Keyboard.TypeAsync("nga@thu.example");
        await nga.Page.Keyboard.PressAsync("Tab");
        await nga.Page.Keyboard.PressAsync("Space");
        await nga.Page.Keyboard.PressAsync("Enter");
        await Expect(nga.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi nhận");
        await Expect(nga.Page.GetByText("Chờ xác nhận qua thư: n***@thu.example")).ToBeVisibleAsync();
        await nga.MustBeAccessibleAsync();

        await ActAsync(id, new QuestionAction.Refuse(DenialCode.Unclear, "Xin nêu rõ số nhà gần cột đèn nhất."), Role.DeskOfficer);
        await nga.Page.ReloadAsync();
        await Expect(nga.Page.GetByText("Xin nêu rõ số nhà gần cột đèn nhất.").First).ToBeVisibleAsync();
        await nga.MustBeAccessibleAsync();
        await nga.PictureAsync("receipt-refused");
        await FocusAsync(nga, "#appeal-words");
        await nga.Page.Keyboard.TypeAsync("Cột đèn ở trước số nhà 8, ngõ 12.");
        await nga.Page.Keyboard.PressAsync("Tab");
        await nga.Page.Keyboard.PressAsync("Enter");
        await Expect(nga.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi kiến nghị");
        await Expect(nga.Page.Locator("#appeal-words")).ToHaveCountAsync(0);
        await nga.MustBeAccessibleAsync();

        await ActAsync(id, new QuestionAction.GrantAppeal("Đã rõ nơi hỏng đèn."), Role.ReformOfficer);
        await ActAsync(id, new QuestionAction.AnswerInWriting("Đội chiếu sáng sẽ thay đèn trước ngày 30 tháng 11."), Role.DeskOfficer);
        await nga.Page.ReloadAsync();
        await Expect(nga.Page.Locator("[aria-current='step']")).ToHaveTextAsync("Đã trả lời");
        await FocusAsync(nga, "button[value='Partly']");
        await nga.Page.Keyboard.PressAsync("Enter");
        await Expect(nga.Page.Locator("button[value='Partly']")).ToHaveAttributeAsync("aria-pressed", "true");
        await nga.MustBeAccessibleAsync();
        await nga.PictureAsync("receipt-answered");
    }

    [Fact]
    public async Task Who_joined_says_in_the_room_whether_the_answer_answered()
    {
        var code = await city.SessionAsync(title: "Đối thoại của Sở Y tế với người dân");
        await using var nga = await city.OpenAsync();
        await using var binh = await city.OpenAsync();
        var (_, id) = await AskAsync(nga, code);
        await ActAsync(id, new QuestionAction.Publish(), Role.DeskOfficer);
        await binh.Page.GotoAsync($"/sessions/{code}");
        var card = binh.Page.Locator($"#q{id}");
        await card.Locator("[data-vote]").ClickAsync();
        await Expect(card.Locator("[data-vote]")).ToHaveAttributeAsync("aria-pressed", "true");

        // Whoever joined may leave an address there; only its owner makes letters come.
        await card.GetByRole(AriaRole.Link, new() { Name = "Nhận tin qua thư" }).ClickAsync();
        await binh.Page.FillAsync("#contact", "binh@thu.example");
        await binh.Page.CheckAsync("[name='consent']");
        await binh.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận tin" }).ClickAsync();
        await Expect(binh.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("bấm xác nhận");
        await binh.MustBeAccessibleAsync();
        await using (var db = city.OpenDatabase())
            await binh.Page.GotoAsync($"/follow/confirm/{await db.Followers.Where(f => f.QuestionId == id).Select(f => f.StopKey).SingleAsync()}");
        await binh.MustBeAccessibleAsync();
        await binh.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận nhận tin" }).ClickAsync();
        await Expect(binh.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã xác nhận");
        await binh.Page.GotoAsync($"/sessions/{code}");

        await ActAsync(id, new QuestionAction.AnswerInWriting("Đội chiếu sáng sẽ thay đèn trước ngày 30 tháng 11."), Role.DeskOfficer);
        var yes = binh.Page.Locator($"#q{id} [data-feedback='yes']");
        await Expect(yes).ToBeVisibleAsync();
        await yes.FocusAsync();
        await binh.Page.Keyboard.PressAsync("Enter");

        await Expect(yes).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(binh.Page.Locator($"#q{id} [data-feedback-note]")).ToContainTextAsync("Cảm ơn");
        await binh.MustBeAccessibleAsync();
    }

    private async Task<(string Receipt, long Id)> AskAsync(Visitor asker, string code, bool script = true)
    {
        await asker.Page.GotoAsync($"/sessions/{code}");
        await asker.Page.FillAsync("[name='Input.Text']", Words);
        await asker.Page.FocusAsync("[data-ask] button[type='submit'], form button[type='submit']:has-text('Gửi câu hỏi')");
        await asker.Page.Keyboard.PressAsync("Enter");
        // Without script the form leads on to the receipt; another visit before that would cut it off.
        if (!script)
            await asker.Page.WaitForURLAsync("**/q/*");
        await using var db = city.OpenDatabase();
        var room = await db.Sessions.Where(s => s.Code == code).Select(s => s.RoomId).SingleAsync();
        for (var tries = 0; ; tries++)
        {
            var found = await db.Questions.AsNoTracking().Where(q => q.RoomId == room).Select(q => new { q.Receipt, q.Id }).SingleOrDefaultAsync();
            if (found is not null)
                return (found.Receipt, found.Id);
            Assert.True(tries < 100, "The question did not arrive.");
            await Task.Delay(100);
        }
    }

    private async Task ActAsync(long id, QuestionAction action, Role role)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<HandleQuestion>()
            .HandleAsync(id, action, Guid.CreateVersion7(), new HandleQuestion.Actor(role, role == Role.ReformOfficer ? Guid.CreateVersion7() : null), CancellationToken.None);
        Assert.IsType<HandleQuestion.Done>(outcome);
    }

    /// <summary>Tab by Tab to it, as somebody without a mouse: what cannot be reached so fails here.</summary>
    private static async Task FocusAsync(Visitor visitor, string selector)
    {
        await visitor.Page.Locator("#main").FocusAsync();
        for (var presses = 0; presses < 60; presses++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
        }
        Assert.Fail($"{selector} cannot be reached by keyboard.");
    }
}
