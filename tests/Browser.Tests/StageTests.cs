using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>The host's tablet with everybody who follows it: the desk, a phone, the wall of the hall.</summary>
public sealed class StageTests(BrowserCity city)
{
    [Fact]
    public async Task Host_desk_phone_and_wall_follow_the_same_question()
    {
        var code = await city.SessionAsync(title: "Đối thoại của Sở Y tế với người dân");
        await city.PublishedAsync(code, StageGround.Questions);
        await using var desk = await city.OpenAsAsync(Role.DeskOfficer);
        await using var host = await city.OpenAsAsync(Role.Host, 1024, 768);
        await using var phone = await city.OpenAsync();
        await using var wall = await city.OpenAsync(1280, 720);
        await desk.Page.GotoAsync($"/desk/sessions/{code}");
        await host.Page.GotoAsync($"/desk/sessions/{code}/stage");
        await phone.Page.GotoAsync($"/sessions/{code}");
        await wall.Page.GotoAsync($"/sessions/{code}/projector");
        foreach (var visitor in new[] { desk, host, phone, wall })
            await Expect(visitor.Page.Locator("[data-liveness]").First).ToHaveAttributeAsync("data-live", "yes");

        // The desk puts question 2 first; host and wall have the order.
        await desk.Page.FillAsync("#line-up-number", "2");
        await desk.Page.PressAsync("#line-up-number", "Enter");
        await Expect(desk.Page.Locator("[data-line-up] > li")).ToContainTextAsync("Câu số 2");
        await Expect(host.Page.Locator("[data-list='lineup'] > li")).ToContainTextAsync(StageGround.Questions[1]);
        await Expect(wall.Page.Locator("[data-next] > li").First).ToContainTextAsync("Câu số 2");
        await desk.Page.FillAsync("#line-up-number", "99");
        await desk.Page.PressAsync("#line-up-number", "Enter");
        await Expect(desk.Page.Locator("[data-line-up-panel] [data-failed]")).ToContainTextAsync("không có câu số 99");

        // A note to the host is read with one tap, and the desk sees that.
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Còn 10 phút." }).ClickAsync();
        await Expect(host.Page.Locator("[data-note] .note-words")).ToHaveTextAsync("Còn 10 phút.");
        await host.MustBeAccessibleAsync();
        await host.PictureAsync("host-next");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Đã rõ" }).ClickAsync();
        await Expect(desk.Page.Locator("[data-note] .note-facts")).ToContainTextAsync("bên kia đã đọc");
        await Expect(phone.Page.GetByText("Còn 10 phút")).ToHaveCountAsync(0);
        await desk.MustBeAccessibleAsync();

        // On stage: the phone highlights it, the wall shows it large.
        await host.Page.Locator("[data-list='lineup'] > li").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(phone.Page.Locator("[data-stage-text]")).ToHaveTextAsync(StageGround.Questions[1]);
        await Expect(wall.Page.Locator("[data-words]")).ToHaveTextAsync(StageGround.Questions[1]);
        await host.MustBeAccessibleAsync();
        await host.PictureAsync("host-now");

        // A phone in a tunnel catches up with the stage when it is back.
        await phone.LoseConnectionAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Để lại sau" }).ClickAsync();
        await Expect(wall.Page.Locator("[data-idle]")).ToBeVisibleAsync();
        await host.Page.Locator("[data-list='next'] > li", new() { HasText = StageGround.Questions[0] }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(wall.Page.Locator("[data-words]")).ToHaveTextAsync(StageGround.Questions[0]);
        await phone.FindConnectionAsync();
        await Expect(phone.Page.Locator("[data-stage-text]")).ToHaveTextAsync(StageGround.Questions[0]);

        // Answered with one tap, seen by the hall, taken back, and everybody follows.
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Đã trả lời" }).ClickAsync();
        await Expect(wall.Page.Locator("[data-outcome]")).ToHaveTextAsync("Đã trả lời tại phiên.");
        await Expect(phone.Page.Locator("[data-stage]")).ToBeHiddenAsync();
        await wall.MustBeAccessibleAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(host.Page.Locator("[data-now-text]")).ToHaveTextAsync(StageGround.Questions[0]);
        await Expect(wall.Page.Locator("[data-label]")).ToHaveTextAsync("Đang trả lời");
        await Expect(phone.Page.Locator("[data-stage-text]")).ToHaveTextAsync(StageGround.Questions[0]);

        // A promise with a date ends it as well.
        await host.Page.GetByText("Hẹn trả lời bằng văn bản").First.ClickAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi lời hẹn" }).ClickAsync();
        await Expect(wall.Page.Locator("[data-outcome]")).ToContainTextAsync("Hẹn trả lời bằng văn bản chậm nhất ngày");
        await Expect(host.Page.Locator("[data-undo]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_host_runs_the_dialogue_by_keyboard_alone()
    {
        var code = await city.SessionAsync();
        await city.PublishedAsync(code, StageGround.Questions);
        await using var host = await city.OpenAsAsync(Role.Host, 820, 1180);
        var page = host.Page;
        await page.GotoAsync($"/desk/sessions/{code}/stage");
        await Expect(page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        await page.TabToAsync("[data-list='next'] button");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#now-title")).ToBeFocusedAsync();
        await page.TabToAsync("#answer-live-words");
        await page.Keyboard.TypeAsync("Từ ngày 1/12 trạm khám đến 20 giờ.");
        await page.TabToAsync("[data-act='answer-live'] button");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-now-none]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-list='next'] > li")).ToHaveCountAsync(2);

        await page.TabToAsync("[data-close] > summary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-still-open]")).ToContainTextAsync("2 câu đã công khai chưa có kết quả");
        await host.MustBeAccessibleAsync();
        await page.TabToAsync("[data-close] button");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-session-state]")).ToHaveTextAsync("Đã kết thúc");
        await host.MustBeAccessibleAsync();
    }

    [Fact]
    public async Task Without_script_a_host_takes_answers_undoes_and_closes_by_plain_forms()
    {
        var code = await city.SessionAsync();
        await city.PublishedAsync(code, StageGround.Questions[0]);
        await using var host = await city.OpenAsAsync(Role.Host, 390, 844, script: false);
        var page = host.Page;
        await page.GotoAsync($"/desk/sessions/{code}/stage");

        await page.GetByRole(AriaRole.Button, new() { Name = "Trả lời câu này" }).ClickAsync();
        await Expect(page.Locator("[data-now-text]")).ToHaveTextAsync(StageGround.Questions[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đã trả lời" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).First.ClickAsync();
        await Expect(page.Locator("[data-now-text]")).ToHaveTextAsync(StageGround.Questions[0]);
        await page.Locator("[data-close] > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kết thúc phiên" }).ClickAsync();

        await Expect(page.Locator("[data-session-state]")).ToHaveTextAsync("Đã kết thúc");
    }

    [Fact]
    public async Task A_poll_is_opened_chosen_in_changed_and_closed_and_whoever_comes_late_sees_what_came_out()
    {
        var code = await city.SessionAsync();
        await using var host = await city.OpenAsAsync(Role.Host, 1024, 768);
        await using var phone = await city.OpenAsync();
        await using var plain = await city.OpenAsync(script: false);
        await using var wall = await city.OpenAsync(1280, 720);
        await host.Page.GotoAsync($"/desk/sessions/{code}/stage");
        await phone.Page.GotoAsync($"/sessions/{code}");
        await wall.Page.GotoAsync($"/sessions/{code}/projector");
        foreach (var visitor in new[] { host, phone, wall })
            await Expect(visitor.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        // Written at the tablet; a draft is nobody else's business, and what is wrong with it is said.
        await host.Page.GetByText("Soạn bình chọn mới").ClickAsync();
        await host.Page.FillAsync("#poll-vi", "Trạm y tế nên mở cửa buổi tối ngày nào?");
        await host.Page.FillAsync("[aria-label='Lựa chọn 1']", "Thứ Ba");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu bản nháp" }).ClickAsync();
        await Expect(host.Page.Locator("[data-polls-section]").GetByText("Cần ít nhất 2 lựa chọn.")).ToBeVisibleAsync();
        await host.Page.FillAsync("[aria-label='Lựa chọn 2']", "Thứ Bảy");
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu bản nháp" }).ClickAsync();
        await Expect(host.Page.Locator("article[data-poll]")).ToContainTextAsync("Bản nháp");
        await Expect(phone.Page.Locator("article[data-poll]")).ToHaveCountAsync(0);

        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Mở bình chọn" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Thứ Ba" }).ClickAsync();
        await Expect(wall.Page.Locator("[data-option='1'] [data-option-count]")).ToHaveTextAsync("1 người");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Thứ Bảy" }).ClickAsync();
        await Expect(wall.Page.Locator("[data-option='1'] [data-option-count]")).ToHaveTextAsync("0 người");
        await plain.Page.GotoAsync($"/sessions/{code}");
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "Thứ Bảy" }).ClickAsync();
        await Expect(plain.Page.GetByText("Đã ghi nhận lựa chọn của Ông/Bà")).ToBeVisibleAsync();
        await Expect(wall.Page.Locator("[data-option='2'] [data-option-count]")).ToHaveTextAsync("2 người");
        await Expect(host.Page.Locator("[data-option='2'] [data-option-count]")).ToHaveTextAsync("2 người");
        await phone.MustBeAccessibleAsync();
        await phone.PictureAsync("room-poll");
        await wall.MustBeAccessibleAsync();
        await wall.PictureAsync("wall-poll");
        await host.MustBeAccessibleAsync();

        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Đóng bình chọn" }).ClickAsync();
        await Expect(phone.Page.Locator("article[data-poll]")).ToContainTextAsync("Đã đóng");
        await using var late = await city.OpenAsync(1280, 900);
        await late.Page.GotoAsync($"/sessions/{code}");
        await late.Page.GetByText("Các bình chọn đã đóng").ClickAsync();
        await Expect(late.Page.Locator("[data-option='2'] [data-option-count]")).ToHaveTextAsync("2 người");
        await Expect(late.Page.Locator("[data-poll-total]")).ToContainTextAsync("2 người tham gia. Đây không phải khảo sát");
        await late.MustBeAccessibleAsync();
    }

    [Fact]
    public async Task A_long_room_comes_behind_its_page_and_what_many_join_rises_from_far_below()
    {
        const int Copies = 150;
        var code = await city.SessionAsync();
        var first = (await city.PublishedAsync(code, StageGround.Questions[0]))[0];
        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"""
                insert into question overriding system value select (jsonb_populate_record(null::question, to_jsonb(one) || jsonb_build_object(
                    'id', 7000000 + n, 'number', one.number + n, 'receipt', 'LONG' || lpad(n::text, 8, '0'), 'send_key', gen_random_uuid(), 'text', 'Câu dài thứ ' || n, 'folded', 'cau dai thu ' || n))).*
                from question one, generate_series(1, {Copies}) n where one.id = {first}
                """);
        await using var host = await city.OpenAsAsync(Role.Host, 1024, 768);
        await using var wall = await city.OpenAsync(1280, 720);
        await host.Page.GotoAsync($"/desk/sessions/{code}/stage");
        await wall.Page.GotoAsync($"/sessions/{code}/projector");
        foreach (var visitor in new[] { host, wall })
            await Expect(visitor.Page.Locator("[data-liveness]").First).ToHaveAttributeAsync("data-live", "yes");
        await Expect(host.Page.Locator("[data-list='next'] > li")).ToHaveCountAsync(50);

        await using (var scope = city.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CastVote>().CastAsync(7000000 + Copies, Guid.CreateVersion7(), true, CancellationToken.None);

        await Expect(host.Page.Locator("[data-list='next'] > li").First).ToContainTextAsync($"Câu dài thứ {Copies}");
        // The third is neither among those that come next nor among the newest: it came behind.
        for (var press = 0; press < 3; press++)
            await wall.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(wall.Page.Locator("[data-words]")).ToHaveTextAsync("Câu dài thứ 2");
    }
}
