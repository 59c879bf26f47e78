using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>The public room on phones: what citizens do there, with and without a connection, a pointer, script.</summary>
public sealed class RoomTests(BrowserCity city)
{
    private const string First = "Trạm y tế phường Láng đóng cửa từ 16 giờ, người đi làm khám lúc nào?";
    private const string Second = "Bao giờ bệnh viện quận có thêm máy chụp X quang?";

    [Fact]
    public async Task By_keyboard_alone_a_citizen_asks_joins_changes_the_view_and_comes_to_the_question_on_stage()
    {
        var code = await city.SessionAsync();
        var id = await PublishedAsync(code, First);
        await HandleAsync(await PublishedAsync(code, Second), new QuestionAction.PutOnStage());
        await using var nga = await city.OpenAsync();
        var page = nga.Page;
        await page.GotoAsync($"/sessions/{code}");

        await TabToAsync(page, "[name='Input.Text']");
        await page.Keyboard.TypeAsync("Khi nào có lịch tiêm phòng cho trẻ ở tổ dân phố 5?");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("[data-ask-done]")).ToBeFocusedAsync();
        await TabToAsync(page, "[data-stage-link]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-question][data-state='onstage']")).ToBeFocusedAsync();
        await TabToAsync(page, $"#q{id} [data-vote]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#q{id} [data-vote]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator($"#q{id} [data-votes]")).ToHaveTextAsync("1");
        await TabToAsync(page, ".views [data-view='mine']", back: true);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-list='open'] > li")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-list='open'] > li")).ToContainTextAsync(First);
    }

    [Fact]
    public async Task Two_questions_and_a_vote_made_in_a_tunnel_survive_a_reload_and_arrive_once_in_order()
    {
        var code = await city.SessionAsync();
        var id = await PublishedAsync(code, "Bao giờ có bác sĩ trực buổi tối ở trạm y tế?");
        await using var phone = await city.OpenAsync();
        var page = phone.Page;
        await page.GotoAsync($"/sessions/{code}");
        await page.RouteAsync("**/api/**", route => route.AbortAsync());
        await SendAsync(page, First);
        await SendAsync(page, Second);
        await page.ClickAsync($"#q{id} [data-vote]");
        await Expect(page.Locator($"#q{id} [data-field='voteNote']")).ToContainTextAsync("Chưa gửi được vì mất mạng");
        await Expect(page.Locator("[data-outbox-list] > li")).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-outbox-list] > li")).ToHaveCountAsync(2);
        await phone.MustBeAccessibleAsync();
        await phone.PictureAsync("room-outbox");

        await page.UnrouteAsync("**/api/**");
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");

        await Expect(page.Locator("[data-mine-list] > li")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-outbox]")).ToBeHiddenAsync();
        await Expect(page.Locator($"#q{id} [data-votes]")).ToHaveTextAsync("1");
        Assert.Equal([First, Second], (await TextsAsync(code)).Skip(1));
    }

    [Fact]
    public async Task A_poll_that_opens_while_somebody_reads_further_down_is_one_tap_away_until_they_have_chosen()
    {
        var code = await city.SessionAsync();
        for (var nth = 0; nth < 8; nth++) await PublishedAsync(code, $"{First} (tổ dân phố {nth + 1})");
        await using var phone = await city.OpenAsync();
        var page = phone.Page;
        await page.GotoAsync($"/sessions/{code}");
        await page.Locator("[data-list='open'] > li").Last.ScrollIntoViewIfNeededAsync();

        await city.OpenPollAsync(code, "Giờ khám nào thuận tiện nhất?", "Buổi sáng", "Buổi tối");

        await Expect(page.Locator("[data-poll-bar]")).ToContainTextAsync("Giờ khám nào thuận tiện nhất?");
        await Expect(page.Locator("[data-announce]")).ToContainTextAsync("Bình chọn mới: Giờ khám nào thuận tiện nhất?");
        await phone.MustBeAccessibleAsync();
        await page.ClickAsync("[data-poll-bar]");
        await page.ClickAsync("button.poll-option >> text=Buổi tối");
        await page.Locator("[data-list='open'] > li").Last.ScrollIntoViewIfNeededAsync();
        await Expect(page.Locator("[data-poll-bar]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_question_in_the_outbox_can_be_taken_back_and_changed()
    {
        var code = await city.SessionAsync();
        await using var phone = await city.OpenAsync();
        var page = phone.Page;
        await page.GotoAsync($"/sessions/{code}");
        await page.RouteAsync("**/api/**", route => route.AbortAsync());
        await SendAsync(page, First);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa" }).ClickAsync();
        await Expect(page.Locator("[name='Input.Text']")).ToHaveValueAsync(First);
        await Expect(page.Locator("[data-outbox]")).ToBeHiddenAsync();

        await page.UnrouteAsync("**/api/**");
        await SendAsync(page, Second);

        await Expect(page.Locator("[data-ask-receipt]")).ToBeVisibleAsync();
        Assert.Equal([Second], await TextsAsync(code));
    }

    [Fact]
    public async Task Two_phones_see_the_same_question_its_answer_and_its_correction()
    {
        var code = await city.SessionAsync();
        await using var one = await city.OpenAsync();
        await using var other = await city.OpenAsync(1280, 900);
        Visitor[] phones = [one, other];
        foreach (var phone in phones)
        {
            await phone.Page.GotoAsync($"/sessions/{code}");
            await Expect(phone.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        }

        var id = await PublishedAsync(code, First);
        foreach (var phone in phones)
            await Expect(phone.Page.Locator($"#q{id}")).ToContainTextAsync(First);
        await HandleAsync(id, new QuestionAction.AnswerInWriting("Từ ngày 1/12 trạm khám đến 20 giờ."));
        await HandleAsync(id, new QuestionAction.CorrectAnswer("Từ ngày 2/12 trạm khám đến 20 giờ."));

        foreach (var phone in phones)
        {
            await Expect(phone.Page.Locator($"#q{id} .answer")).ToContainTextAsync("Từ ngày 2/12");
            await Expect(phone.Page.Locator($"#q{id} .answer")).ToContainTextAsync("đính chính lúc");
            await Expect(phone.Page.Locator("[data-count='answered']").First).ToHaveTextAsync("1");
            await phone.MustBeAccessibleAsync();
        }
    }

    [Fact]
    public async Task What_changes_live_reads_as_the_server_renders_it()
    {
        var code = await city.SessionAsync();
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
            ids.Add(await PublishedAsync(code, $"Câu hỏi số {i} về lịch khám chữa bệnh của trạm y tế?"));
        await using var phone = await city.OpenAsync();
        await phone.Page.GotoAsync($"/sessions/{code}");
        await Expect(phone.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await HandleAsync(ids[0], new QuestionAction.Merge(ids[1]));
        await HandleAsync(ids[2], new QuestionAction.Defer("Phòng Nghiệp vụ y", day.AddDays(14), "Cần khảo sát."));
        await HandleAsync(ids[3], new QuestionAction.Refuse(DenialCode.PersonalData, "Nêu thông tin riêng."));
        await HandleAsync(ids[4], new QuestionAction.PutOnStage());
        await HandleAsync(ids[4], new QuestionAction.AnswerLive("Trạm khám thêm sáng thứ Bảy."));
        await Expect(phone.Page.Locator($"#q{ids[4]} .answer-title")).ToHaveTextAsync("Trả lời tại phiên");
        await Expect(phone.Page.Locator($"#q{ids[3]} [data-field='text']")).ToBeHiddenAsync();
        await Expect(phone.Page.Locator($"#q{ids[0]} [data-jump]")).ToBeVisibleAsync();
        var live = await CardsAsync(phone.Page);
        await phone.MustBeAccessibleAsync();
        await phone.PictureAsync("room-states");
        await phone.Page.ReloadAsync();

        Assert.Equal(live, await CardsAsync(phone.Page));
    }

    [Fact]
    public async Task A_question_whose_publication_is_taken_back_goes_without_moving_what_is_read()
    {
        var code = await city.SessionAsync();
        var first = await PublishedAsync(code, First);
        await using var phone = await city.OpenAsync();
        await phone.Page.GotoAsync($"/sessions/{code}");
        await Expect(phone.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        var fresh = await PublishedAsync(code, Second);
        await phone.Page.EvaluateAsync("() => document.querySelector('[data-new]').click()");
        await Expect(phone.Page.Locator($"#q{fresh}")).ToBeVisibleAsync();
        await phone.Page.Mouse.MoveAsync(1, 1);

        await HandleAsync(fresh, new QuestionAction.Undo());

        await Expect(phone.Page.GetByText(Second)).ToHaveCountAsync(0);
        await Expect(phone.Page.Locator($"#q{first}")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("[data-count='all']")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Somebody_who_types_what_was_asked_joins_with_one_tap_and_may_take_it_back()
    {
        var code = await city.SessionAsync();
        var id = await PublishedAsync(code, First);
        await using var phone = await city.OpenAsync();
        var page = phone.Page;
        await page.GotoAsync($"/sessions/{code}");
        const string typed = "tram y te phuong lang dong cua tu 16 gio";
        await page.FillAsync("[name='Input.Text']", typed);
        await Expect(page.Locator("[data-similar]")).ToContainTextAsync(First);
        await phone.MustBeAccessibleAsync();
        await phone.PictureAsync("room-similar");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cùng hỏi câu này" }).ClickAsync();

        await Expect(page.Locator($"#q{id} [data-votes]")).ToHaveTextAsync("1");
        await Expect(page.Locator("[name='Input.Text']")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name='Input.Text']")).ToHaveValueAsync(typed);
        await Expect(page.Locator($"#q{id} [data-votes]")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task Whoever_reads_below_finds_new_questions_behind_a_pill_and_nothing_moves()
    {
        var code = await city.SessionAsync();
        for (var i = 0; i < 12; i++)
            await PublishedAsync(code, $"Câu hỏi số {i} về lịch khám chữa bệnh của trạm y tế phường?");
        await using var phone = await city.OpenAsync();
        var page = phone.Page;
        await page.GotoAsync($"/sessions/{code}");
        await Expect(page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        var read = page.Locator("[data-list='open'] > li").Nth(5);
        await read.ScrollIntoViewIfNeededAsync();
        var before = (await read.BoundingBoxAsync())!.Y; // it is on the screen

        await PublishedAsync(code, First);
        await PublishedAsync(code, Second);
        await Expect(page.Locator("[data-new]")).ToHaveTextAsync("2 câu hỏi mới");
        Assert.Equal(12, await page.Locator("[data-list='open'] > li").CountAsync());
        Assert.Equal(before, (await read.BoundingBoxAsync())!.Y, 1f); // likewise
        await page.Locator("[data-new]").ClickAsync();

        await Expect(page.Locator("[data-list='open'] > li").First).ToContainTextAsync(Second);
        await Expect(page.Locator("[data-new]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_late_joiner_sees_what_was_answered_and_searches_without_diacritics()
    {
        var code = await city.SessionAsync();
        var answered = await PublishedAsync(code, First);
        for (var i = 0; i < 60; i++)
            await PublishedAsync(code, $"Câu hỏi số {i} về lịch khám chữa bệnh của bệnh viện?");
        await HandleAsync(answered, new QuestionAction.AnswerInWriting("Từ ngày 1/12 trạm khám đến 20 giờ."));
        await using var phone = await city.OpenAsync();
        var page = phone.Page;
        await page.GotoAsync($"/sessions/{code}");
        await Expect(page.Locator("[data-list='open'] > li")).ToHaveCountAsync(50);

        await page.GetByText("Đến giờ: 1 câu đã trả lời").ClickAsync();
        await page.Locator("[data-so-far] a").First.ClickAsync();
        await Expect(page.Locator($"#q{answered}")).ToBeFocusedAsync();
        await page.FillAsync("#room-q", "tram y te lang");
        await page.PressAsync("#room-q", "Enter");

        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("Tìm thấy 1 câu hỏi.");
        await Expect(page.Locator("[data-list='open'] > li")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-list='open'] > li")).ToHaveCountAsync(1);
        await phone.MustBeAccessibleAsync();
    }

    [Theory]
    [InlineData(SessionState.Closed, 390)]
    [InlineData(SessionState.Announced, 1280)]
    public async Task A_room_that_is_not_live_is_accessible_and_says_what_it_is(SessionState state, int width)
    {
        var code = await city.SessionAsync(state);
        await using var phone = await city.OpenAsync(width, scheme: ColorScheme.Dark);
        await phone.Page.GotoAsync($"/sessions/{code}");

        await phone.MustBeAccessibleAsync();
        await Expect(phone.Page.Locator("form[data-ask]")).ToBeVisibleAsync(new() { Visible = state == SessionState.Announced });
    }

    [Fact]
    public async Task Words_of_any_length_and_kind_stay_inside_a_narrow_phone()
    {
        var code = await city.SessionAsync();
        var id = await PublishedAsync(code, $"Xem https://example.vn/{new string('a', 300)} 👩‍👩‍👧‍👦🏳️‍🌈 có đúng không?");
        await HandleAsync(id, new QuestionAction.AnswerInWriting(string.Concat(Enumerable.Repeat("Trả lời dài ", 400)) + new string('x', 150)));
        await using var phone = await city.OpenAsync(320, 640);

        await phone.Page.GotoAsync($"/sessions/{code}");

        await phone.MustBeAccessibleAsync();
    }

    private static async Task SendAsync(IPage page, string text)
    {
        await page.FillAsync("[name='Input.Text']", text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(page.Locator("[name='Input.Text']")).ToHaveValueAsync("");
    }

    private static async Task TabToAsync(IPage page, string selector, bool back = false)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }
        Assert.Fail($"{selector} cannot be reached by keyboard.");
    }

    private static Task<string[]> CardsAsync(IPage page) => page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('[data-question]')].sort((a, b) => a.id.localeCompare(b.id)).map(item => item.id + '|' + item.dataset.state + '|' + item.innerText.replace(/\\s+/g, ' '))");

    private async Task<long> PublishedAsync(string code, string text)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var asked = await scope.ServiceProvider.GetRequiredService<AskQuestion>().AskAsync(
            new AskQuestion.Input(code, Guid.CreateVersion7(), text, null, null, null), CancellationToken.None);
        var id = Assert.IsType<AskQuestion.Asked>(asked).Id;
        await HandleAsync(id, new QuestionAction.Publish());
        return id;
    }

    private async Task HandleAsync(long id, QuestionAction action)
    {
        await using var scope = city.Services.CreateAsyncScope();
        Assert.IsType<HandleQuestion.Done>(await scope.ServiceProvider.GetRequiredService<HandleQuestion>().HandleAsync(
            id, action, Guid.CreateVersion7(), new HandleQuestion.Actor(Role.DeskOfficer, null), CancellationToken.None));
    }

    private async Task<List<string>> TextsAsync(string code)
    {
        await using var db = city.OpenDatabase();
        return await db.Questions.Where(q => db.Sessions.Any(s => s.Code == code && s.RoomId == q.RoomId)).OrderBy(q => q.Id).Select(q => q.Text).ToListAsync();
    }
}
