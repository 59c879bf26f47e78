using System.Net;
using AngleSharp.Html.Parser;
using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Planning;

public sealed class PlanPagesTests
{
    [Fact]
    public async Task A_desk_officer_plans_a_draft_that_nobody_else_sees()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);

        var code = await desk.DraftAsync(14, ("Input.Topics", "construction"), ("Input.Partners", Sample.ForeignAgencyCode));

        var session = await city.StoredAsync(code);
        Assert.Equal((SessionState.Draft, 1), (session.State, session.Revision));
        Assert.Equal(["construction"], session.TopicCodes);
        Assert.Equal((await city.AgencyAsync(Sample.ForeignAgencyCode)).Id, Assert.Single(session.Partners).AgencyId);
        Assert.Contains("vỉa hè", await desk.GetPageAsync("/desk/plan"), StringComparison.Ordinal);
        using var room = await city.Nobody().GetAsync($"/sessions/{code}");
        using var calendar = await city.Nobody().GetAsync($"/sessions/{code}.ics");
        using var poster = await city.Nobody().GetAsync($"/sessions/{code}/poster");
        using var foreign = await (await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode)).GetAsync($"/desk/plan/{code}");
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { room, calendar, poster }.Select(a => a.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task Times_are_those_of_the_citys_clock()
    {
        await using var city = await TestCity.StartAsync();

        var code = await (await city.AsAsync(Role.Host)).DraftAsync();

        var session = await city.StoredAsync(code);
        Assert.Equal((new TimeSpan(1, 30, 0), new TimeSpan(3, 30, 0)), (session.StartsAt.UtcDateTime.TimeOfDay, session.EndsAt.UtcDateTime.TimeOfDay));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_draft()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var form = PlanForm.Whole();

        var answers = await Task.WhenAll(desk.PostFormAsync("/desk/plan/new", form), desk.PostFormAsync("/desk/plan/new", form), desk.PostFormAsync("/desk/plan/new", form));

        Assert.Single(answers.Select(answer => answer.Headers.Location?.OriginalString).Distinct());
        await using var db = city.OpenDatabase();
        Assert.Equal(1, await db.Sessions.CountAsync(s => s.Kind == SessionKind.Dialogue));
    }

    [Fact]
    public async Task Every_fault_is_said_beside_its_field_and_what_was_typed_is_kept()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);

        using var answer = await desk.PostFormAsync("/desk/plan/new", PlanForm.Whole(14,
            ("Input.TitleVi", "Ngắn"), ("Input.Date", "31/02/2027"), ("Input.End", "25:99"), ("Input.StreamAddress", "https://evil.example/live"),
            ("Input.Place", "Nhà văn hóa <b>phường</b>")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["TitleVi", "Date", "End", "StreamAddress"], (await answer.FaultsAsync()).Keys);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("31/02/2027", page.QuerySelector("#Input_Date")!.GetAttribute("value"));
        Assert.Equal("Nhà văn hóa <b>phường</b>", page.QuerySelector("#Input_Place")!.GetAttribute("value"));
        Assert.Contains("Mời người dân", page.QuerySelector("#Input_DescriptionVi")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["#Input_TitleVi", "#Input_Date", "#Input_End", "#Input_StreamAddress"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("Input.End", "08:00", "End")]
    [InlineData("Input.End", "08:40", "End")]
    [InlineData("Input.Date", "2020-01-01", "Date")]
    [InlineData("Input.Date", "2099-01-01", "Date")]
    [InlineData("Input.Partners", "khong-co-that", "Partners")]
    [InlineData("Input.Partners", Sample.AgencyCode, "Partners")]
    [InlineData("Input.Topics", "khong-co-that", "Topics")]
    public async Task A_time_or_a_choice_that_cannot_be_is_refused(string field, string value, string at)
    {
        await using var city = await TestCity.StartAsync();

        using var answer = await (await city.AsAsync(Role.DeskOfficer)).PostFormAsync("/desk/plan/new", PlanForm.Whole(14, (field, value)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([at], (await answer.FaultsAsync()).Keys);
    }

    [Fact]
    public async Task Nobody_plans_for_another_agency_by_naming_it_in_the_form()
    {
        await using var city = await TestCity.StartAsync();

        using var answer = await (await city.AsAsync(Role.DeskOfficer)).PostFormAsync("/desk/plan/new", PlanForm.Whole(14, ("Input.Agency", Sample.ForeignAgencyCode)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await using var db = city.OpenDatabase();
        Assert.False(await db.Sessions.AnyAsync(s => s.Kind == SessionKind.Dialogue));
    }

    [Fact]
    public async Task Two_officers_who_edit_at_once_lose_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var (desk, host) = (await city.AsAsync(Role.DeskOfficer), await city.AsAsync(Role.Host));
        var code = await desk.DraftAsync();
        using var first = await desk.PostFormAsync($"/desk/plan/{code}/edit", PlanForm.Whole(14, ("Input.Revision", "1"), ("Input.Place", "Nhà văn hóa quận cũ")));

        using var second = await host.PostFormAsync($"/desk/plan/{code}/edit", PlanForm.Whole(14, ("Input.Revision", "1"), ("Input.ChairName", "Lê Minh Châu")));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        var page = new HtmlParser().ParseDocument(await second.Content.ReadAsStringAsync());
        Assert.Contains("Người khác đã lưu", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lê Minh Châu", page.QuerySelector("#Input_ChairName")!.GetAttribute("value"));
        Assert.Contains(page.QuerySelectorAll(".stored-now"), note => note.TextContent.Contains("Nhà văn hóa quận cũ", StringComparison.Ordinal));
        Assert.Equal("Nhà văn hóa quận cũ", (await city.StoredAsync(code)).Place);

        // Having seen it, the second sends again.
        using var again = await host.PostFormAsync($"/desk/plan/{code}/edit", PlanForm.Whole(14,
            ("Input.Revision", page.QuerySelector("#Input_Revision")!.GetAttribute("value")), ("Input.ChairName", "Lê Minh Châu"), ("Input.Place", "Nhà văn hóa quận cũ")));
        var stored = await city.StoredAsync(code);
        Assert.Equal((HttpStatusCode.Redirect, "Lê Minh Châu", "Nhà văn hóa quận cũ"), (again.StatusCode, stored.ChairName, stored.Place));
    }

    [Fact]
    public async Task What_is_missing_keeps_a_draft_from_being_announced()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.DraftAsync(14, ("Input.ChairName", ""), ("Input.Place", ""));

        using var answer = await desk.StepAsync(city, code, "?handler=Announce");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(SessionState.Draft, (await city.StoredAsync(code)).State);
        Assert.Contains($"/desk/plan/{code}/edit#Input_ChairName", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_announced_dialogue_is_public_with_everything_that_was_planned()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);

        var code = await desk.AnnouncedAsync(city, 14, ("Input.Partners", Sample.ForeignAgencyCode), ("Input.Topics", "construction"));

        var page = await city.Nobody().GetPageAsync($"/sessions/{code}");
        foreach (var words in new[] { "258 Võ Chí Công", "Nguyễn Thu Hà", "Phó Giám đốc Sở", "kế hoạch sửa chữa", "Phường Láng", "Thông báo trước 14 ngày", $"/sessions/{code}.ics" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        var deeds = await db.Set<AuditEntry>().Where(e => e.Object == $"session:{code}").OrderBy(e => e.Id).Select(e => new { e.Action, e.Role, e.Reason }).ToListAsync();
        Assert.Equal([AuditAction.SessionPlanned, AuditAction.SessionAnnounced], deeds.Select(deed => deed.Action));
        Assert.Equal((Role.DeskOfficer, "notice 14 days"), (deeds[1].Role, deeds[1].Reason));
    }

    [Fact]
    public async Task A_short_notice_is_warned_of_and_shown_to_everybody_but_not_refused()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.DraftAsync(4);

        Assert.Contains("chỉ báo trước 4 ngày", await desk.GetPageAsync($"/desk/plan/{code}"), StringComparison.Ordinal);
        using var answer = await desk.StepAsync(city, code, "?handler=Announce");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Chỉ thông báo trước 4 ngày, ít hơn 7 ngày theo quy định", await city.Nobody().GetPageAsync($"/sessions/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_announcement_is_taken_back_only_while_nobody_has_asked()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var (quiet, asked) = (await desk.AnnouncedAsync(city), await desk.AnnouncedAsync(city));
        await city.QuestionAsync(await city.StoredAsync(asked));

        using var back = await desk.StepAsync(city, quiet, "?handler=TakeBack");
        using var late = await desk.StepAsync(city, asked, "?handler=TakeBack");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (back.StatusCode, late.StatusCode));
        var (draft, still) = (await city.StoredAsync(quiet), await city.StoredAsync(asked));
        Assert.Equal((SessionState.Draft, (DateTimeOffset?)null, SessionState.Announced), (draft.State, draft.AnnouncedAt, still.State));
        using var room = await city.Nobody().GetAsync($"/sessions/{quiet}");
        Assert.Equal(HttpStatusCode.NotFound, room.StatusCode);
    }

    [Fact]
    public async Task A_moved_dialogue_shows_its_old_time_and_why_and_counts_its_notice_anew()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city, 14);

        using var wordless = await desk.StepAsync(city, code, "/reschedule", ("Input.Date", PlanForm.Today.AddDays(5).ToString("yyyy-MM-dd")), ("Input.Start", "14:00"), ("Input.End", "16:00"));
        using var moved = await desk.StepAsync(city, code, "/reschedule",
            ("Input.Date", PlanForm.Today.AddDays(5).ToString("yyyy-MM-dd")), ("Input.Start", "14:00"), ("Input.End", "16:00"), ("Input.Words", "Hội trường sửa chữa đột xuất."));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (wordless.StatusCode, moved.StatusCode));
        Assert.Equal(["Words"], (await wordless.FaultsAsync()).Keys);
        var page = await city.Nobody().GetPageAsync($"/sessions/{code}");
        Assert.Contains("Hội trường sửa chữa đột xuất.", page, StringComparison.Ordinal);
        Assert.Equal($"{PlanForm.Today.AddDays(14):yyyy-MM-dd}T08:30:00+07:00", new HtmlParser().ParseDocument(page).QuerySelector("del time")!.GetAttribute("datetime"));
        Assert.Contains("Chỉ thông báo trước 5 ngày", page, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Contains("Hội trường", (await db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.SessionRescheduled)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_hour_of_the_same_day_keeps_the_notice()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city, 14);
        var before = (await city.StoredAsync(code)).NoticeAt;

        using var moved = await desk.StepAsync(city, code, "/reschedule",
            ("Input.Date", PlanForm.Today.AddDays(14).ToString("yyyy-MM-dd")), ("Input.Start", "14:00"), ("Input.End", "16:00"), ("Input.Words", "Chuyển sang buổi chiều."));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(before, (await city.StoredAsync(code)).NoticeAt);
    }

    [Fact]
    public async Task A_cancelled_dialogue_says_why_and_takes_no_questions()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city);

        using var wordless = await desk.StepAsync(city, code, "/cancel", ("Input.Words", "  "));
        using var cancelled = await desk.StepAsync(city, code, "/cancel", ("Input.Words", "Do bão số 10, phiên đối thoại không tổ chức được."));
        using var again = await desk.StepAsync(city, code, "/cancel", ("Input.Words", "Do bão số 10, phiên đối thoại không tổ chức được."));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (wordless.StatusCode, cancelled.StatusCode, again.StatusCode));
        Assert.Contains("Do bão số 10", await city.Nobody().GetPageAsync($"/sessions/{code}"), StringComparison.Ordinal);
        using var asked = await city.Nobody().PostJsonAsync($"/api/sessions/{code}/questions", new { text = "Bao giờ tổ chức lại phiên đối thoại?" });
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        using var edit = await desk.PostFormAsync($"/desk/plan/{code}/edit", PlanForm.Whole());
        Assert.Equal(HttpStatusCode.Conflict, edit.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_decides_on_an_old_reading_is_told_so()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city);

        using var answer = await desk.PostFormAsync($"/desk/plan/{code}/cancel", ("Input.Revision", "1"), ("Input.Words", "Không còn cần phiên này nữa."));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(SessionState.Announced, (await city.StoredAsync(code)).State);
        Assert.Contains("Không còn cần phiên này nữa.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_with_its_room_and_an_announced_one_is_not()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var (draft, announced) = (await desk.DraftAsync(), await desk.AnnouncedAsync(city));

        using var gone = await desk.StepAsync(city, draft, "?handler=ThrowAway");
        using var kept = await desk.StepAsync(city, announced, "?handler=ThrowAway");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (gone.StatusCode, kept.StatusCode));
        await using var db = city.OpenDatabase();
        Assert.Equal(announced, (await db.Sessions.SingleAsync(s => s.Kind == SessionKind.Dialogue)).Code);
        Assert.Equal(await db.Sessions.CountAsync(), await db.Rooms.CountAsync());
    }

    [Fact]
    public async Task Only_the_page_of_a_session_with_a_stream_admits_the_frame_of_its_host()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var with = await desk.AnnouncedAsync(city, 14, ("Input.StreamAddress", "https://youtu.be/dQw4w9WgXcQ"));
        var without = await desk.AnnouncedAsync(city);

        using var streamed = await city.Nobody().GetAsync($"/sessions/{with}");
        using var plain = await city.Nobody().GetAsync($"/sessions/{without}");

        Assert.Contains("frame-src https://www.youtube-nocookie.com;", streamed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-src 'none';", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await streamed.Content.ReadAsStringAsync());
        Assert.Null(page.QuerySelector("iframe"));
        Assert.Equal("https://youtu.be/dQw4w9WgXcQ", page.QuerySelector("[data-stream] a")!.GetAttribute("href"));
    }
}
