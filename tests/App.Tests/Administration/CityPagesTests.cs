using System.Net;
using System.Text.Json.Nodes;
using Dialogue.Core.Agencies;
using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Administration;

/// <summary>One city for all of them: each changes something of its own, or puts it back.</summary>
public sealed class CityPagesTests(AdminCity ground) : IClassFixture<AdminCity>
{
    private readonly TestCity city = ground.City;
    private readonly CityClient admin = ground.Admin;

    [Fact]
    public async Task A_holiday_that_was_taken_out_stays_out_at_the_next_start_and_moves_terms()
    {
        var holiday = new DateOnly(2027, 9, 2);
        var before = await AddAsync(holiday.AddDays(-1));

        using var removed = await admin.PostFormAsync("/office/calendar?handler=Remove", ("day", "2027-09-02"));
        await RestartAsync();
        var after = await AddAsync(holiday.AddDays(-1));
        using var back = await admin.PostFormAsync("/office/calendar", ("day", "2/9/2027"), ("kind", "off"), ("nameVi", "Quốc khánh"), ("nameEn", "National Day"));
        var restored = await AddAsync(holiday.AddDays(-1));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (removed.StatusCode, back.StatusCode));
        Assert.Equal(holiday, after);
        Assert.True(before > holiday);
        Assert.Equal(before, restored);
        Assert.Equal(2, (await city.AuditAsync(AuditAction.CalendarChanged)).Count(day => day == "day:2027-09-02"));
    }

    [Fact]
    public async Task A_day_that_cannot_be_used_is_refused_with_its_field()
    {
        var nothing = await admin.RefusalAsync("/office/calendar", ("day", "hôm qua"), ("kind", "off"));
        var worked = await admin.RefusalAsync("/office/calendar", ("day", "2028-03-01"), ("kind", "worked"), ("nameVi", "Làm bù"), ("nameEn", "Worked"));
        var twice = await admin.RefusalAsync("/office/calendar", ("day", "2027-09-02"), ("kind", "off"), ("nameVi", "Quốc khánh"), ("nameEn", "National Day"));

        Assert.Contains("02/09/2027", nothing, StringComparison.Ordinal);
        Assert.Contains("tiếng Việt", nothing, StringComparison.Ordinal);
        Assert.Contains("vốn là ngày làm việc", worked, StringComparison.Ordinal);
        Assert.Contains("đã có trong lịch", twice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_over_is_refused_and_a_weekend_off_is_taken_with_a_warning()
    {
        var past = await admin.RefusalAsync("/office/calendar", ("day", "2020-01-02"), ("kind", "off"), ("nameVi", "Nghỉ"), ("nameEn", "Off"));
        using var saturday = await admin.PostFormAsync("/office/calendar", ("day", "2029-02-17"), ("kind", "off"), ("nameVi", "Nghỉ Tết"), ("nameEn", "Tết"));
        var page = await admin.ReadAsync("/office/calendar");
        var log = await RowsAsync("/office/audit?about=day:2029-02-17");
        var detail = (await admin.ReadAsync("/office/audit?about=day:2029-02-17")).QuerySelector("tbody")!.TextContent;

        Assert.Contains("đã qua", past, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saturday.StatusCode);
        Assert.Contains("cuối tuần", page.QuerySelector(".notice[data-kind=careful]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Sửa lịch nghỉ lễ"], log);
        Assert.Contains("ngày nghỉ", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appointment_stands_in_the_log_with_the_names_of_its_role_and_agency()
    {
        var agency = await city.AgencyAsync(Sample.AgencyCode);
        var person = await city.PersonAsync(new HeldRole(Role.DeskOfficer, agency.Id));

        var log = (await admin.ReadAsync($"/office/audit?action=person.appointed&about=person:{person.Id}")).QuerySelector("tbody")!.TextContent;

        Assert.Contains($"Cán bộ điều phối, {agency.NameVi}", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_is_reworded_for_the_public_retired_for_the_desk_and_never_gone()
    {
        using var saved = await admin.PostFormAsync("/office/reasons",
            ("code", "Insulting"), ("nameVi", "Lời lẽ không phù hợp"), ("nameEn", "Unsuitable words"), ("template", "Xin gửi lại với lời lẽ khác."));
        var page = (await admin.ReadAsync("/office/reasons")).Body!.TextContent;
        using var retired = await admin.PostFormAsync("/office/reasons?handler=Retire", ("code", "Insulting"));
        using var refused = await RefuseQuestionAsync("Insulting");
        using var other = await RefuseQuestionAsync("Unclear");
        using var back = await admin.PostFormAsync("/office/reasons?handler=Reinstate", ("code", "Insulting"));
        using var reset = await admin.PostFormAsync("/office/reasons?handler=Reset", ("code", "Insulting"));
        var shipped = (await admin.ReadAsync("/office/reasons")).Body!.TextContent;
        var bad = await admin.RefusalAsync("/office/reasons", ("code", "Insulting"), ("nameVi", ""), ("nameEn", "x"), ("template", "y"));

        Assert.All([saved, retired, back, reset], answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Contains("Lời lẽ không phù hợp", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, other.StatusCode));
        Assert.Contains("Có lời lẽ xúc phạm", shipped, StringComparison.Ordinal);
        Assert.Contains("Lời lẽ không phù hợp", shipped, StringComparison.Ordinal); // among the versions
        Assert.Contains("tiếng Việt", bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_of_the_citys_own_is_used_at_once_read_in_both_languages_and_told_by_letter()
    {
        using var added = await admin.PostFormAsync("/office/reasons/new", NewReason("NgoaiThamQuyen", "Ngoài thẩm quyền của thành phố", "Not for the city to decide"));
        var asked = await city.QuestionAsync(await city.SessionAsync());
        using var refused = await RefuseQuestionAsync("NgoaiThamQuyen", asked.Id);
        var receipt = WebUtility.HtmlDecode(await city.Nobody().GetPageAsync($"/q/{asked.Receipt}"));
        var letter = LetterOf("NgoaiThamQuyen");
        using var retired = await admin.PostFormAsync("/office/reasons?handler=Retire", ("code", "NgoaiThamQuyen"));
        using var late = await RefuseQuestionAsync("NgoaiThamQuyen", (await city.QuestionAsync(await city.SessionAsync())).Id);
        var still = WebUtility.HtmlDecode(await city.Nobody().GetPageAsync($"/q/{asked.Receipt}"));
        var reset = await admin.RefusalAsync("/office/reasons?handler=Reset", ("code", "NgoaiThamQuyen"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (added.StatusCode, refused.StatusCode));
        Assert.Contains("Ngoài thẩm quyền của thành phố", receipt, StringComparison.Ordinal);
        Assert.Contains("not for the city to decide", letter, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (retired.StatusCode, late.StatusCode));
        Assert.Contains("Ngoài thẩm quyền của thành phố", still, StringComparison.Ordinal);
        Assert.Contains("Không có lý do này", reset, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_outside_its_dates_is_not_offered()
    {
        var later = Sample.Today.AddDays(400).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var added = await admin.PostFormAsync("/office/reasons/new", [.. NewReason("TuNamSau", "Áp dụng từ năm sau", "From next year").Where(field => field.Name != "from"), ("from", later)]);

        using var refused = await RefuseQuestionAsync("TuNamSau", (await city.QuestionAsync(await city.SessionAsync())).Id);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (added.StatusCode, refused.StatusCode));
        Assert.Contains("Ngoài thời gian áp dụng", (await admin.ReadAsync("/office/reasons")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ngoai tham quyen", "Tên mới", "New name", "viết hoa chữ đầu")]
    [InlineData("UNCLEAR", "Tên mới", "New name", "viết hoa chữ đầu")]
    [InlineData("OutofScope", "Tên mới", "New name", "Mã này đã có")]
    [InlineData("WithdrawnByAsker", "Tên mới", "New name", "Mã này đã có")]
    [InlineData("MaMoi", "Không đủ rõ để TRẢ LỜI", "New name", "mang tên này")]
    [InlineData("MaMoi", "Tên {0} mới", "New name", "ngoặc nhọn")]
    [InlineData("MaMoi", "", "", "tiếng Anh")]
    public async Task A_reason_that_cannot_be_added_says_why(string code, string vi, string en, string complaint) =>
        Assert.Contains(complaint, await admin.RefusalAsync("/office/reasons/new", NewReason(code, vi, en)), StringComparison.Ordinal);

    [Fact]
    public async Task The_last_reason_cannot_be_retired_and_its_words_still_stand_there()
    {
        var codes = Core.Questions.DenialCode.Shipped;
        foreach (var code in codes.Skip(1))
            (await admin.PostFormAsync("/office/reasons?handler=Retire", ("code", code.ToString()))).Dispose();

        using var answer = await admin.PostFormAsync("/office/reasons?handler=Retire", ("code", codes[0].ToString()));
        var last = await answer.ReadAsync();

        foreach (var code in codes.Skip(1))
            (await admin.PostFormAsync("/office/reasons?handler=Reinstate", ("code", code.ToString()))).Dispose();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("cuối cùng", last.QuerySelector(".error-summary")?.TextContent, StringComparison.Ordinal);
        Assert.All(["nameVi", "nameEn"], name => Assert.NotEmpty(last.GetElementById($"{name}-{codes[0]}")?.GetAttribute("value") ?? ""));
        Assert.NotEmpty(last.GetElementById($"template-{codes[0]}")?.TextContent ?? "");
    }

    [Fact]
    public async Task A_letter_is_looked_at_reworded_and_put_back()
    {
        const string page = "/office/notices/what.published";
        var sample = (await admin.ReadAsync(page)).QuerySelector("h2#preview + .tiles")!.TextContent;
        using var preview = await admin.PostFormAsync(page + "?handler=Preview", ("textVi", "Nay do {0} trả lời."), ("textEn", "{0} will answer."));
        var untouched = (await admin.ReadAsync("/office/notices")).Body!.TextContent;
        using var saved = await admin.PostFormAsync(page, ("textVi", "Nay do {0} trả lời."), ("textEn", "{0} will answer."));
        var list = (await admin.ReadAsync("/office/notices")).Body!.TextContent;
        using var reset = await admin.PostFormAsync(page + "?handler=Reset");

        Assert.Contains("Sở Xây dựng chịu trách nhiệm trả lời", sample, StringComparison.Ordinal);
        Assert.Contains("Department of Construction", sample, StringComparison.Ordinal);
        Assert.Contains("Nay do Sở Xây dựng trả lời.", (await preview.ReadAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nay do {0}", untouched, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (saved.StatusCode, reset.StatusCode));
        Assert.Contains("Nay do {0} trả lời.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Nay do {0}", (await admin.ReadAsync("/office/notices")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Không có chỗ điền.", "{0} will answer.", "Thiếu chỗ điền {0}")]
    [InlineData("{0} và {7} trả lời.", "{0} will answer.", "{7}")]
    [InlineData("{0} trả lời {.", "{0} will answer.", "{.")]
    [InlineData("{0} trả lời {agency}.", "{0} will answer.", "{agency}")]
    [InlineData(" ", "{0} will answer.", "Cần có nội dung")]
    public async Task A_letters_text_with_places_that_do_not_fit_is_refused(string vi, string en, string complaint)
    {
        var refusal = await admin.RefusalAsync("/office/notices/what.published", ("textVi", vi), ("textEn", en));

        Assert.Contains(complaint, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_text_of_a_letter_has_its_page_with_a_sample()
    {
        var links = (await admin.ReadAsync("/office/notices")).QuerySelectorAll(".card-list a").Select(link => link.GetAttribute("href")!).ToList();
        foreach (var link in links)
            Assert.NotEmpty((await admin.ReadAsync(link)).QuerySelectorAll("h2#preview + .tiles .card"));

        Assert.True(links.Count > 70);
    }

    [Fact]
    public async Task A_file_of_agencies_is_compared_first_applied_whole_and_stands_at_the_next_start()
    {
        var file = JsonNode.Parse(await admin.GetPageAsync("/office/agencies?handler=File"))!;
        var list = file["agencies"]!.AsArray();
        list.Single(each => each!["code"]!.GetValue<string>() == "so-du-lich")!["nameVi"] = "Sở Du lịch và Lễ hội";
        list.Remove(list.Single(each => each!["code"]!.GetValue<string>() == "so-dan-toc-va-ton-giao"));

        using var seen = await UploadAsync(file.ToJsonString());
        var page = await seen.ReadAsync();
        var between = await city.AgencyAsync("so-du-lich");
        using var applied = await admin.PostFormAsync("/office/agencies?handler=Apply", ("file", page.QuerySelector("input[name=file]")!.GetAttribute("value")));
        await RestartAsync();
        using var again = await admin.PostFormAsync("/office/agencies?handler=Apply", ("file", page.QuerySelector("input[name=file]")!.GetAttribute("value")));

        Assert.Equal(["Đổi tên", "Kết thúc"], page.QuerySelectorAll("[aria-labelledby=difference] tbody td:nth-child(2)").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("Sở Du lịch", between.NameVi);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (applied.StatusCode, again.StatusCode));
        Assert.Equal("Sở Du lịch và Lễ hội", (await city.AgencyAsync("so-du-lich")).NameVi);
        Assert.NotNull((await city.AgencyAsync("so-dan-toc-va-ton-giao")).ValidTo);
    }

    [Fact]
    public async Task A_file_of_agencies_that_breaks_a_rule_names_every_fault_and_changes_nothing()
    {
        var file = JsonNode.Parse(await admin.GetPageAsync("/office/agencies?handler=File"))!;
        file["agencies"]!.AsArray()[0]!["nameVi"] = "";
        file["agencies"]!.AsArray()[1]!["code"] = "Sai Mã";

        using var refused = await UploadAsync(file.ToJsonString());
        using var broken = await UploadAsync("{ \"city\": ");
        var none = await admin.RefusalAsync("/office/agencies");

        var page = await refused.ReadAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True(page.QuerySelectorAll(".notice[data-kind=wrong] li").Length >= 2);
        Assert.Null(page.QuerySelector("input[name=file]"));
        Assert.Contains("line 1", (await broken.ReadAsync()).QuerySelector(".notice[data-kind=wrong] li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chọn tệp", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_found_by_person_action_object_and_day_and_leaves_as_a_file_that_is_itself_logged()
    {
        var person = await city.PersonAsync();
        await city.SignInAsync(person.Email!);

        var mine = await RowsAsync($"/office/audit?person={Uri.EscapeDataString(person.Email!)}");
        var who = (await admin.ReadAsync($"/office/audit?person={person.Id}")).QuerySelector($"tbody th a[href='/office/people/{person.Id}']");
        var made = await RowsAsync($"/office/audit?action=person.created&about=person:{person.Id}");
        var future = await RowsAsync("/office/audit?from=2099-01-01");
        using var bad = await admin.GetAsync("/office/audit?person=ai@example.vn&from=mai&to=2020-01-01");
        using var file = await admin.PostFormAsync("/office/audit?handler=File", ("action", "person.created"), ("about", $"person:{person.Id}"));
        var lines = (await file.Content.ReadAsStringAsync()).Trim().Split('\n');

        Assert.Equal(["Đăng nhập"], mine);
        Assert.Equal(person.DisplayName, who?.TextContent);
        Assert.Equal(["Tạo tài khoản"], made);
        Assert.Empty(future);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal(2, (await bad.ReadAsync()).QuerySelectorAll(".error-summary li").Length);
        Assert.Equal(2, lines.Length);
        Assert.Contains($"person:{person.Id}", lines[1], StringComparison.Ordinal);
        Assert.NotEmpty(await city.AuditAsync(AuditAction.AuditExported));
    }

    [Theory]
    [InlineData(AuditAction.AgenciesImported, "agency-file:7", "Tệp cơ quan số 7")]
    [InlineData(AuditAction.ReasonChanged, "reason:Unclear", "Không đủ rõ để trả lời")]
    [InlineData(AuditAction.OneStopReplaced, "one-stop:2026-10", "Số liệu Một cửa tháng 10/2026")]
    [InlineData(AuditAction.JobAsked, "job:PurgeSignIns 2026-11-22", "22/11/2026")]
    [InlineData(AuditAction.TopicWorkAsked, "Retrain", "Huấn luyện lại")]
    public async Task The_log_says_in_words_what_an_entry_is_about(string action, string about, string words)
    {
        await using (var scope = city.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AuditTrail>().WriteAsync(new(action, about), CancellationToken.None);

        var cell = (await admin.ReadAsync($"/office/audit?action={action}&about={Uri.EscapeDataString(about)}")).QuerySelector("tbody td:has(code)")!;

        Assert.Contains(words, cell.TextContent, StringComparison.Ordinal);
        Assert.Equal(about, cell.QuerySelector("code")!.TextContent);
    }

    [Fact]
    public async Task A_long_log_is_turned_page_by_page_without_losing_or_repeating_an_entry()
    {
        await using (var scope = city.Services.CreateAsyncScope())
            for (var i = 0; i < 60; i++)
                await scope.ServiceProvider.GetRequiredService<AuditTrail>().WriteAsync(new("test.paged", $"page:{i}"), CancellationToken.None);

        var first = await admin.ReadAsync("/office/audit?about=page:");
        var second = await admin.ReadAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var objects = first.QuerySelectorAll("tbody code").Concat(second.QuerySelectorAll("tbody code")).Select(cell => cell.TextContent).ToList();

        Assert.Equal(Enumerable.Range(0, 60).Reverse().Select(i => $"page:{i}"), objects);
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task The_chain_of_the_log_is_checked_on_request()
    {
        using var answer = await admin.PostFormAsync("/office/audit?handler=Verify");

        Assert.NotNull((await answer.ReadAsync()).QuerySelector(".notice[data-kind=good]"));
    }

    [Fact]
    public async Task Storage_is_told_from_the_catalogue_with_every_rule_and_its_last_run()
    {
        await using var db = city.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"""
            insert into job_run (job, period, node, started_at, finished_at, lease_until, outcome, count, attempts)
            values ('PurgeSignIns', '2026-11-22', 'n', now(), now(), now(), 'Done', 7, 1)
            """);

        var page = await admin.ReadAsync("/office/storage");

        var signIns = page.QuerySelectorAll("[aria-labelledby=rules] tbody tr").First(row => row.TextContent.Contains("sign_in", StringComparison.Ordinal));
        Assert.Contains("90 ngày", signIns.TextContent, StringComparison.Ordinal);
        Assert.Contains("7", signIns.Children[3].TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("tbody th > code"), cell => cell.TextContent == "question");
        Assert.Contains(page.QuerySelectorAll("tbody th > code"), cell => cell.TextContent.StartsWith("response_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_page_of_administrators_leads_to_everything_they_look_after()
    {
        var links = (await admin.ReadAsync("/office/admin")).QuerySelectorAll(".tiles a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(10, links.Count);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(link)).StatusCode);
    }

    private async Task<DateOnly> AddAsync(DateOnly from)
    {
        await using var scope = city.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CityCalendar>().WorkingDaysAsync(CancellationToken.None)).Add(from, 1);
    }

    private Task<CitySetup.Report> RestartAsync() => CitySetup.PrepareAsync(
        city.ConnectionString, new CityFiles(), SurveyCatalog.Load(SurveyFolder.Find(null)), Sample.Today, CancellationToken.None);

    private string LetterOf(string code)
    {
        using var scope = city.Services.CreateScope();
        var reader = new Follower
        {
            QuestionId = 0,
            Kind = FollowerKind.Asker,
            Device = Guid.Empty,
            Contact = "",
            ContactHash = [],
            Language = "en",
            StopKey = "…",
            CreatedAt = default,
        };
        var facts = new NoticeFacts("refused", "?", "Sở Xây dựng", "Department of Construction", null, null, Core.Questions.DenialCode.Parse(code), null, false);
        return scope.ServiceProvider.GetRequiredService<WriteNotice>().Of(facts, reader, "/q/…", isAsker: true).Body;
    }

    private static (string Name, string? Value)[] NewReason(string code, string vi, string en) =>
        [("code", code), ("nameVi", vi), ("nameEn", en), ("template", "Xin gửi đến đúng nơi."), ("from", "01/01/2026"), ("to", "")];

    private async Task<HttpResponseMessage> RefuseQuestionAsync(string code) => await RefuseQuestionAsync(code, (await city.QuestionAsync(await city.SessionAsync())).Id);

    private async Task<HttpResponseMessage> RefuseQuestionAsync(string code, long question)
    {
        var desk = await city.AsAsync(Role.DeskOfficer);
        return await desk.SendAsync(HttpMethod.Post, $"/desk/questions/{question}/refuse", new FormUrlEncodedContent(
        [
            KeyValuePair.Create("code", code), KeyValuePair.Create("words", "Xin gửi lại câu hỏi rõ hơn."),
        ]), accept: "application/json");
    }

    private async Task<HttpResponseMessage> UploadAsync(string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "upload", "agencies.json" } };
        return await admin.SendAsync(HttpMethod.Post, "/office/agencies", form);
    }

    private async Task<List<string>> RowsAsync(string path) =>
        [.. (await admin.ReadAsync(path)).QuerySelectorAll("[aria-labelledby=entries] tbody td:nth-child(3)").Select(cell => cell.TextContent.Trim())];
}
