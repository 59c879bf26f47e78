using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>The desk by keyboard alone, two desks at once, a lost connection, and the page in its states.</summary>
public sealed class DeskTests(BrowserCity city)
{
    private static readonly string[] Texts =
    [
        "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?",
        "den duong ngo 12 pho vong hong, toi om",
        "Trạm y tế phường Láng bao giờ có bác sĩ trực buổi tối và cuối tuần?",
        "Hàng rong chiếm hết lối vào trường tiểu học lúc tan học, rất nguy hiểm.",
        "Thủ tục cấp lại giấy chứng sinh bị mất thì làm ở đâu?",
        "Bán gấp căn hộ hai ngủ gần đại học, liên hệ chính chủ",
        "Xe cấp cứu đến nhà tôi mất 35 phút, có thêm trạm vệ tinh không?",
    ];

    [Fact]
    public async Task Every_act_is_done_by_keyboard_alone_and_the_focus_goes_on_to_the_next_question()
    {
        var code = await city.SessionAsync();
        var ids = await AskAsync(code, Texts);
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        var keys = desk.Page.Keyboard;
        await desk.Page.GotoAsync($"/desk/sessions/{code}");
        var rows = desk.Page.Locator("[data-list='queue'] > li");
        await Expect(rows).ToHaveCountAsync(Texts.Length);
        await Expect(desk.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        // The second asks what the first asks: merged with two keys.
        await keys.PressAsync("j");
        await Expect(Pick(desk, ids[1])).ToBeFocusedAsync();
        await keys.PressAsync("m");
        await Expect(desk.Page.Locator($"input[name='into'][value='{ids[0]}']")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(Pick(desk, ids[2])).ToBeFocusedAsync();

        // Taken back by one key, and there it is again.
        await keys.PressAsync("u");
        await Expect(desk.Page.Locator("[data-undo]")).ToBeHiddenAsync();
        await Expect(Pick(desk, ids[1])).ToBeFocusedAsync();

        await keys.PressAsync("p");
        await Expect(desk.Page.Locator($"#q{ids[1]}")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("[data-hand]")).Not.ToHaveAttributeAsync("data-hand", $"{ids[1]}");

        // An answer: the key that is typed into the words is no command.
        await GoToAsync(desk, ids[2]);
        await keys.PressAsync("a");
        await Expect(desk.Page.Locator("#answer-words")).ToBeFocusedAsync();
        await keys.TypeAsync("Trạm y tế phường Láng có bác sĩ trực buổi tối từ ngày 1/12/2026.");
        await Expect(desk.Page.Locator("[data-lamp='GivesDateOrNextStep']")).ToHaveAttributeAsync("data-lit", "yes");
        await Expect(desk.Page.Locator("[data-lamp='CitesBasis']")).ToHaveAttributeAsync("data-lit", "no");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(desk.Page.Locator($"#q{ids[2]}")).ToHaveCountAsync(0);

        await GoToAsync(desk, ids[3]);
        await keys.PressAsync("t");
        await keys.TypeAsync("phuong lang");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Thuộc địa bàn phường.");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(desk.Page.Locator($"#q{ids[3]}")).ToHaveCountAsync(0);

        await GoToAsync(desk, ids[4]);
        await keys.PressAsync("d");
        await keys.PressAsync("Enter");
        await Expect(desk.Page.Locator($"#q{ids[4]}")).ToHaveCountAsync(0);

        await GoToAsync(desk, ids[5]);
        await keys.PressAsync("r");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(desk.Page.Locator($"#q{ids[5]}")).ToHaveCountAsync(0);

        // In hand, and let go.
        await GoToAsync(desk, ids[6]);
        await keys.PressAsync("c");
        await Expect(desk.Page.Locator($"#q{ids[6]} [data-field='held']")).ToHaveTextAsync("Ông/Bà đang xử lý");
        await keys.PressAsync("c");
        await Expect(desk.Page.Locator($"#q{ids[6]} [data-field='held']")).ToBeHiddenAsync();

        await keys.PressAsync("?");
        await Expect(desk.Page.Locator("[data-help]")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await Expect(desk.Page.Locator("[data-search]")).ToBeFocusedAsync();
        await using var db = city.OpenDatabase();
        var states = await db.Questions.Where(q => ids.Contains(q.Id)).OrderBy(q => q.Id).Select(q => q.State).ToListAsync();
        Assert.Equal(
            [QuestionState.Received, QuestionState.Published, QuestionState.AnsweredInWriting, QuestionState.Transferred, QuestionState.Deferred, QuestionState.Refused, QuestionState.Received],
            states);
    }

    [Fact]
    public async Task Two_desks_see_who_types_and_the_slower_is_told_what_happened()
    {
        var code = await city.SessionAsync();
        var ids = await AskAsync(code, Texts[..2]);
        await using var one = await city.OpenAsAsync(Role.DeskOfficer);
        await using var other = await city.OpenAsAsync(Role.DeskOfficer);
        foreach (var desk in new[] { one, other })
        {
            await desk.Page.GotoAsync($"/desk/sessions/{code}");
            await Expect(desk.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        }

        await one.Page.Keyboard.PressAsync("a");
        await one.Page.Keyboard.TypeAsync("Đèn đường ngõ 12");

        await Expect(other.Page.Locator($"#q{ids[0]} [data-field='held']")).ToContainTextAsync("Lê Minh Anh đang xử lý");
        await other.Page.Keyboard.PressAsync("p");
        await Expect(other.Page.Locator("[data-hand] [data-field='failed']")).ToContainTextAsync("Lê Minh Anh đang xử lý câu hỏi này.");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận thay" }).ClickAsync();
        await Expect(one.Page.Locator($"#q{ids[0]} [data-field='held']")).ToContainTextAsync("Lê Minh Anh đang xử lý");
        await other.Page.Locator($"#q{ids[0]} [data-pick]").FocusAsync();
        await other.Page.Keyboard.PressAsync("p");
        await Expect(other.Page.Locator("[data-undo]")).ToBeVisibleAsync();
        await Expect(one.Page.Locator("[data-hand] [data-field='failed']")).ToContainTextAsync("vừa được người khác xử lý");
        await Expect(one.Page.Locator("#answer-words")).ToHaveValueAsync("Đèn đường ngõ 12");
    }

    [Fact]
    public async Task Words_written_without_a_connection_stay_and_go_out_once_it_is_back()
    {
        var code = await city.SessionAsync();
        var ids = await AskAsync(code, Texts[..1]);
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await desk.Page.GotoAsync($"/desk/sessions/{code}");
        await desk.Page.Keyboard.PressAsync("a");
        await desk.LoseConnectionAsync();
        await desk.Page.Keyboard.TypeAsync("Đèn đường ngõ 12 phố Vọng được sửa trước ngày 30/11.");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("[data-hand] [data-field='failed']")).ToContainTextAsync("Mất kết nối");
        await desk.FindConnectionAsync();

        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("#answer-words")).ToHaveValueAsync("Đèn đường ngõ 12 phố Vọng được sửa trước ngày 30/11.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Công bố trả lời" }).ClickAsync();

        await Expect(desk.Page.Locator($"#q{ids[0]}")).ToHaveCountAsync(0);
        await using var db = city.OpenDatabase();
        Assert.Equal(1, await db.QuestionEvents.CountAsync(e => e.QuestionId == ids[0] && e.Action == "AnswerInWriting"));
    }

    [Fact]
    public async Task A_step_that_is_refused_says_so_in_its_form_and_what_is_taken_back_stands_where_it_stood()
    {
        var code = await city.SessionAsync();
        var ids = await AskAsync(code, Texts[..3]);
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        var page = desk.Page;
        await page.GotoAsync($"/desk/sessions/{code}?at={ids[1]}");
        await Expect(page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        await page.Keyboard.PressAsync("d");
        await page.FillAsync("[data-act='defer'] [name='dueOn']", "2026-01-04");
        await Expect(page.Locator("[data-act='defer'] [name='days']:checked")).ToHaveCountAsync(0);
        await page.ClickAsync("[data-act='defer'] button[type='submit']");
        await Expect(page.Locator("form[data-act='defer'] [data-field='failed']")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("r");
        await page.FillAsync("[data-act='refuse'] textarea", "");
        await page.ClickAsync("[data-act='refuse'] button[type='submit']");
        await Expect(page.Locator("form[data-act='refuse'] [data-field='failed']")).ToBeInViewportAsync();
        await Expect(page.Locator("form[data-act='refuse'] textarea")).ToBeFocusedAsync();
        await desk.MustBeAccessibleAsync("#panel");
        await page.Keyboard.PressAsync("Escape");

        await Pick(desk, ids[1]).FocusAsync();
        await page.Keyboard.PressAsync("p");
        await Expect(Pick(desk, ids[2])).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("u");

        await Expect(Pick(desk, ids[1])).ToBeFocusedAsync();
        var order = await page.Locator("[data-list='queue'] > li").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.question)");
        Assert.Equal(ids.Select(id => $"{id}"), order);
        await Expect(page.Locator("[data-announce]")).ToHaveTextAsync("Đã hoàn tác việc vừa làm.");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_desk_with_five_hundred_waiting_is_whole_at_both_widths(int width)
    {
        var code = await city.SessionAsync(title: "Đối thoại về khám, chữa bệnh bảo hiểm y tế");
        var ids = await AskAsync(code, [.. Enumerable.Range(0, 500).Select(i => $"{Texts[i % Texts.Length]} (tổ {i})")]);
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer, width);

        await desk.Page.GotoAsync($"/desk/sessions/{code}");
        await Expect(desk.Page.Locator("[data-list='queue'] > li")).ToHaveCountAsync(DeskQueue.PageSize);
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("desk-full");
        foreach (var act in new[] { "a", "r", "d", "t", "m" })
        {
            await desk.Page.Keyboard.PressAsync(act);
            await desk.MustBeAccessibleAsync("#panel");
            await desk.PictureAsync($"desk-{act}");
            await desk.Page.Keyboard.PressAsync("Escape");
        }
        await desk.Page.Keyboard.PressAsync("p");
        await desk.MustBeAccessibleAsync("[data-undo]");
        await desk.PictureAsync("desk-undo");
        await desk.Page.Keyboard.PressAsync("?");
        await desk.MustBeAccessibleAsync("[data-help]");
        await desk.Page.GotoAsync("/desk");
        await desk.MustBeAccessibleAsync();
        await desk.PictureAsync("desk-home");
        Assert.Equal(500, ids.Count);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_office_decides_whose_a_question_is(int width)
    {
        var code = await city.SessionAsync();
        var ids = await AskAsync(code, Texts[..1]);
        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update question set state = 'Transferred', published_at = now(), hops = 2, awaits_office = true where id = {ids[0]}");
        await using var office = await city.OpenAsAsync(Role.ReformOfficer, width);

        await office.Page.GotoAsync("/office/questions");
        await office.MustBeAccessibleAsync();
        await office.PictureAsync("office-questions");
        var item = office.Page.Locator($"#q{ids[0]}");
        await item.Locator("[name='agency']").FillAsync("Phường Láng"); // as the list beside the field offers it
        await item.Locator("textarea").FillAsync("Thuộc địa bàn phường Láng.");
        await item.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(office.Page.Locator("[data-notice]")).ToContainTextAsync("Đã giao câu hỏi");
        await Expect(item).ToHaveCountAsync(0);
    }

    private static ILocator Pick(Visitor desk, long id) => desk.Page.Locator($"#q{id} [data-pick]");

    /// <summary>To a row by J and K alone.</summary>
    private static async Task GoToAsync(Visitor desk, long id)
    {
        for (var i = 0; i < 20 && await desk.Page.Locator("[data-hand]").GetAttributeAsync("data-hand") != $"{id}"; i++)
            await desk.Page.Keyboard.PressAsync(i < 8 ? "k" : "j");
        await Expect(Pick(desk, id)).ToBeFocusedAsync();
    }

    private async Task<List<long>> AskAsync(string code, string[] texts)
    {
        await using var db = city.OpenDatabase();
        var session = await db.Sessions.SingleAsync(s => s.Code == code);
        var now = TimeProvider.System.GetUtcNow();
        var questions = texts.Select((text, i) => new Question
        {
            RoomId = session.RoomId,
            SessionId = session.Id,
            AgencyId = session.AgencyId,
            AskedAgencyId = session.AgencyId,
            AskedCode = session.Code,
            Receipt = Codes.ForReceipt(),
            SendKey = Guid.CreateVersion7(),
            Text = text,
            Folded = CitizenText.Fold(text),
            Name = "Nguyễn Thị Hà",
            Place = "phường Láng",
            AskedAt = now.AddSeconds(i - texts.Length),
        }).ToList();
        db.AddRange(questions);
        await db.SaveChangesAsync();
        return [.. questions.Select(q => q.Id)];
    }
}
