using System.Net;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

public sealed class SurveyPageTests
{
    [Fact]
    public async Task A_citizen_finds_the_open_wave_answers_it_page_by_page_and_gets_a_receipt()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();

        await browser.GoAsync("/surveys");
        Assert.NotNull(browser.Page.QuerySelector($"a[href='/surveys/{SurveySite.Wave}']"));
        var shown = await AnswerAllAsync(browser);
        Assert.Equal("Xem lại và gửi phiếu", browser.Heading);
        Assert.Contains("Xin mở cửa sáng thứ Bảy", browser.Page.Body?.TextContent);
        await browser.SendAsync();

        Assert.Equal($"/surveys/{SurveySite.Wave}/thanks", browser.Path);
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$", browser.Page.QuerySelector(".join-code")?.TextContent);
        Assert.Equal(["S", "P", "B", "C1", "C2", "C3", "C4", "C5", "C", "D", "E"], shown);
        await using var db = site.Open();
        var response = await db.Set<Response>().SingleAsync();
        Assert.Equal("phuong-lang", await db.Agencies.Where(agency => agency.Id == response.AgencyId).Select(agency => agency.Code).SingleAsync());
        Assert.Equal((short)4, response.Answers[SurveyGround.Sipas.Layout.Of("C0").Single().Index]);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 0, 0], SurveyGround.Sipas.Layout.Of("D1").Select(slot => response.Answers[slot.Index]));
        Assert.Equal("Xin mở cửa sáng thứ Bảy", (await db.Set<ResponseText>().SingleAsync()).Text);
        Assert.Empty(await db.Set<SurveyDraft>().ToListAsync());
    }

    [Fact]
    public async Task Sending_twice_counts_once_and_shows_the_same_receipt()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await AnswerAllAsync(browser);

        await browser.SendTwiceAsync();
        var receipt = browser.Page.QuerySelector(".join-code")?.TextContent;

        await using var db = site.Open();
        var response = await db.Set<Response>().SingleAsync();
        Assert.Equal(Codes.Grouped(SurveyReceipt.Of(response.SubmissionKey)), receipt);
    }

    /// <summary>The wave is held fast, so that what is taken cannot be committed and the next fills the queue.</summary>
    [Fact]
    public async Task Who_hands_in_while_the_intake_is_full_is_told_when_to_come_back_and_sends_the_same_answers_then()
    {
        await using var site = await SurveySite.OpenAsync(new IntakeOptions { QueueLength = 1, GroupSize = 1 });
        var browser = site.Browser();
        await AnswerAllAsync(browser);
        await using var db = site.Open();
        var wave = await db.Set<Wave>().SingleAsync(row => row.Key == SurveySite.Wave);
        var agency = await db.Agencies.Select(row => row.Id).FirstAsync();
        var others = new List<Task<IntakeOutcome>>();
        await using (var held = await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlAsync($"select 1 from wave where id = {wave.Id} for update");
            for (var sent = 0; sent < 5; sent++)
            {
                others.Add(site.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency), CancellationToken.None));
                await Task.Delay(20);
            }

            await browser.SendAsync();
        }
        var (status, wait, back) = (browser.Status, browser.ComeBackIn, browser.Page.QuerySelector("main a.btn")?.GetAttribute("href"));
        var taken = await Task.WhenAll(others);
        await browser.GoAsync(back ?? "");
        await browser.SendAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, $"/surveys/{SurveySite.Wave}/review"), (status, back));
        Assert.InRange(wait ?? TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        Assert.Equal($"/surveys/{SurveySite.Wave}/thanks", browser.Path);
        Assert.Equal(taken.OfType<IntakeOutcome.Accepted>().Count() + 1, await db.Set<Response>().CountAsync());
    }

    [Fact]
    public async Task A_grid_of_scales_and_a_picker_are_answered_like_any_other_question()
    {
        using var files = new DefinitionFiles().ShowingOneMind()
            .Replace("sipas/instrument.json", "\"id\": \"S3\", \"kind\": \"single\"", "\"id\": \"S3\", \"kind\": \"picker\"")
            .Replace("sipas/instrument.json", "\"id\": \"C2\", \"lead\": true,", "\"id\": \"C2\", \"lead\": true, \"grid\": true,");
        await using var site = await SurveySite.OpenAsync(files: files);
        var browser = site.Browser();
        var (services, grid) = (0, Array.Empty<string?>());

        await AnswerAllAsync(browser, () =>
        {
            services = Math.Max(services, browser.Page.QuerySelectorAll("select#S3 option").Length);
            if (browser.Path.EndsWith("/C2", StringComparison.Ordinal))
                grid = [.. browser.Page.QuerySelectorAll(".scale-grid [role=radiogroup]").Select(row => browser.Page.GetElementById(row.GetAttribute("aria-labelledby") ?? "")?.TextContent)];
        });
        await browser.SendAsync();

        Assert.Equal(11, services);
        Assert.Equal(5, grid.Length);
        Assert.Equal("Thủ tục được niêm yết công khai, đầy đủ", grid[0]);
        await using var db = site.Open();
        var answers = (await db.Set<Response>().SingleAsync()).Answers;
        Assert.Equal([1, 4, 4], new[] { "S3", "C2_1", "C2_5" }.Select(item => answers[SurveyGround.Sipas.Layout.Of(item).Single().Index]));
    }

    [Theory]
    [InlineData("form/D")]
    [InlineData("review")]
    public async Task Going_back_after_sending_says_that_it_is_sent_with_the_same_receipt_until_a_new_one_is_started(string page)
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await AnswerAllAsync(browser);
        await browser.SendAsync();
        var receipt = browser.Page.QuerySelector(".join-code")?.TextContent;

        await browser.GoAsync($"/surveys/{SurveySite.Wave}/{page}");

        Assert.Equal("Phiếu đã được gửi", browser.Heading);
        Assert.NotNull(receipt);
        Assert.Equal(receipt, browser.Page.QuerySelector(".join-code")?.TextContent);
        Assert.NotNull(browser.Page.QuerySelector("main a[href='/surveys']"));
        await StartAsync(browser, "phuong-ba-dinh");
    }

    [Fact]
    public async Task A_device_answers_once_about_an_agency()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await AnswerAllAsync(browser);
        await browser.SendAsync();

        await browser.GoAsync($"/surveys/{SurveySite.Wave}?agency=phuong-lang");
        await browser.SendAsync();

        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.StartsWith("Thiết bị này đã gửi một phiếu về", browser.Page.QuerySelector("#agency-error")?.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector(".site-nav"));
    }

    [Fact]
    public async Task A_refused_page_names_each_field_at_the_top_and_beside_it_and_keeps_what_was_entered()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await StartAsync(browser);

        await browser.SendAsync("next", ("S2", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        var summary = browser.Page.QuerySelector(".error-summary a[href='#S1']");
        Assert.Equal("“Ông/Bà đã đủ 18 tuổi chưa?”: Vui lòng chọn một câu trả lời.", summary?.TextContent);
        Assert.NotNull(browser.Page.QuerySelector("input#S1"));
        Assert.Equal(
            "Vui lòng chọn một câu trả lời.", browser.Page.QuerySelector("fieldset[aria-describedby='S1-error'] #S1-error")?.TextContent);
        Assert.Equal(["1"], browser.Entered("S2"));
    }

    [Fact]
    public async Task More_choices_than_allowed_are_refused_and_kept_and_no_later_page_opens_before_they_are_mended()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await AnswerAllAsync(browser);
        await browser.GoAsync($"/surveys/{SurveySite.Wave}/form/D");

        await browser.SendAsync("next", ("D1", "1"), ("D1", "2"), ("D1", "3"), ("D1", "4"));

        Assert.Contains("Vui lòng chỉ chọn nhiều nhất 3 mục.", browser.Page.QuerySelector(".error-summary")?.TextContent);
        Assert.Equal("Vui lòng chỉ chọn nhiều nhất 3 mục.", browser.Page.QuerySelector("#D1-error")?.TextContent);
        Assert.Equal(["1", "2", "3", "4"], browser.Entered("D1"));
        Assert.Equal(["Xin mở cửa sáng thứ Bảy"], browser.Entered("D2"));
        await browser.GoAsync($"/surveys/{SurveySite.Wave}/review");
        Assert.Equal($"/surveys/{SurveySite.Wave}/form/D", browser.Path);
    }

    [Fact]
    public async Task A_long_question_is_cut_between_words_at_the_top_and_not_repeated_beside_its_field()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await AnswerAllAsync(browser);
        await browser.GoAsync($"/surveys/{SurveySite.Wave}/form/B");

        await browser.SendAsync("next", ("B4", "99"));

        const string complaint = "Câu trả lời gửi lên không có trong các phương án. Vui lòng chọn lại.";
        Assert.Equal($"“Công chức có gây phiền hà, sách nhiễu hoặc gợi ý đưa tiền…”: {complaint}", browser.Page.QuerySelector(".error-summary a")?.TextContent);
        Assert.Equal(complaint, browser.Page.QuerySelector("#B4-error")?.TextContent);
    }

    [Fact]
    public async Task Going_back_loses_nothing()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await StartAsync(browser);
        await browser.SendAsync("next", ("S1", "1"), ("S2", "2"));

        await browser.SendAsync("back", ("S3", "5"));

        Assert.Equal($"/surveys/{SurveySite.Wave}/form/S", browser.Path);
        Assert.Equal(["2"], browser.Entered("S2"));
        await browser.SendAsync("next");
        Assert.Equal(["5"], browser.Entered("S3"));
    }

    [Fact]
    public async Task Another_device_goes_on_with_the_code_that_each_page_shows()
    {
        await using var site = await SurveySite.OpenAsync();
        var phone = site.Browser();
        await StartAsync(phone);
        await phone.SendAsync("next", ("S1", "1"), ("S2", "2"));
        await phone.SendAsync("next", ("S3", "1"), ("S4", "1"), ("S5", "2"), ("S6", "1"));
        var code = phone.Page.QuerySelector(".join-code")?.TextContent ?? "";

        var tablet = site.Browser();
        await tablet.GoAsync("/surveys/resume");
        await tablet.SendAsync(null, ("code", code.ToLowerInvariant()));

        Assert.Equal(phone.Path, tablet.Path);
        await tablet.GoAsync($"/surveys/{SurveySite.Wave}/form/P");
        Assert.Equal(["2"], tablet.Entered("S5"));
    }

    [Fact]
    public async Task A_device_whose_questionnaire_another_one_has_finished_is_told_so()
    {
        await using var site = await SurveySite.OpenAsync();
        var phone = site.Browser();
        await StartAsync(phone);
        var tablet = site.Browser();
        await tablet.GoAsync("/surveys/resume");
        await tablet.SendAsync(null, ("code", phone.Page.QuerySelector(".join-code")?.TextContent ?? ""));
        var first = tablet.Path;

        await phone.SendAsync("next", ("S1", "2"), ("S2", "2"));
        await tablet.GoAsync(first);

        Assert.StartsWith("/surveys/resume", tablet.Path, StringComparison.Ordinal);
        Assert.Contains("đã được gửi hoặc đã kết thúc", tablet.Page.QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_with_what_was_typed()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await browser.GoAsync("/surveys/resume");

        await browser.SendAsync(null, ("code", "SAI-RỒI"));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector(".error-summary a[href='#code']"));
        Assert.Equal("SAI-RỒI", browser.Page.QuerySelector("#code")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_someone_under_age_nothing_is_kept()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await StartAsync(browser);

        await browser.SendAsync("next", ("S1", "2"), ("S2", "2"));

        Assert.Equal($"/surveys/{SurveySite.Wave}/ended/minor", browser.Path);
        await using var db = site.Open();
        Assert.Empty(await db.Set<SurveyDraft>().ToListAsync());
        Assert.Empty(await db.Set<Response>().ToListAsync());
    }

    [Fact]
    public async Task Words_that_look_like_markup_are_shown_as_words()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await AnswerAllAsync(browser);
        await browser.GoAsync($"/surveys/{SurveySite.Wave}/form/D");

        await browser.SendAsync("next", ("D2", "<script>alert(1)</script> & \"nhà\""));
        await browser.GoAsync($"/surveys/{SurveySite.Wave}/review");

        Assert.Empty(browser.Page.QuerySelectorAll("main script"));
        Assert.Contains("<script>alert(1)</script> & \"nhà\"", browser.Page.Body?.TextContent);
    }

    [Fact]
    public async Task A_link_at_a_counter_brings_its_agency_along_and_no_agency_is_a_clear_refusal()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();

        await browser.GoAsync($"/surveys/{SurveySite.Wave}?agency=phuong-lang");
        Assert.Equal("phuong-lang", browser.Page.QuerySelector("#agency option[selected]")?.GetAttribute("value"));
        await browser.SendAsync(null, ("agency", ""));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("Hãy chọn cơ quan Ông/Bà muốn đánh giá.", browser.Page.QuerySelector("#agency-error")?.TextContent);
    }

    [Theory]
    [InlineData("2026-1", "đã kết thúc")]
    [InlineData("2027-1", "chưa mở")]
    public async Task A_wave_that_is_not_open_says_so_and_shows_no_form(string wave, string words)
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();

        await browser.GoAsync($"/surveys/{wave}");

        Assert.Contains(words, browser.Page.QuerySelector(".notice")?.TextContent);
        Assert.Null(browser.Page.QuerySelector("#agency"));
        await browser.GoAsync($"/surveys/{wave}/form");
        Assert.Equal($"/surveys/{wave}", browser.Path);
    }

    [Fact]
    public async Task A_wave_is_said_to_last_to_the_end_of_its_last_day_and_not_into_the_next()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();

        await browser.GoAsync("/surveys");

        Assert.Equal("hết ngày 14/12/2026", browser.Page.QuerySelector("[data-state=live] time")?.TextContent);
        Assert.Contains(browser.Page.QuerySelectorAll("main li"), line => line.TextContent.EndsWith("đến hết ngày 31/05/2026", StringComparison.Ordinal));
        await browser.GoAsync("/surveys/2026-1");
        Assert.Contains("đến hết ngày 31/05/2026", browser.Page.QuerySelector(".notice")?.TextContent);
    }

    [Fact]
    public async Task Every_page_is_complete_in_English_and_small_enough_for_a_slow_phone()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await browser.GoAsync("/surveys");
        await browser.ChooseEnglishAsync();
        var sizes = new List<int>();

        await AnswerAllAsync(browser, () => sizes.Add(browser.Bytes));

        Assert.Equal("Look over and send", browser.Heading);
        Assert.All(sizes, size => Assert.InRange(size, 1, 30_000));
    }

    [Fact]
    public async Task After_a_dialogue_one_screen_takes_the_rating()
    {
        await using var site = await SurveySite.OpenAsync();
        var session = await site.SessionAsync(SessionState.Closed);
        var browser = site.Browser();

        await browser.GoAsync($"/sessions/{session.Code}/rating");
        await browser.SendAsync(null, ("R2", "3"), ("R3", "Trả lời rõ ràng"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal(["3"], browser.Entered("R2"));
        await browser.SendAsync(null, ("R1", "5"));

        Assert.NotNull(browser.Page.QuerySelector(".receipt .join-code"));
        await using var db = site.Open();
        var response = await db.Set<Response>().SingleAsync();
        Assert.Equal((session.Id, session.AgencyId), (response.SessionId, response.AgencyId));
        Assert.Equal([5, 0, 0, 1, 0, 0, 0, 0], response.Answers);
    }

    [Fact]
    public async Task A_dialogue_that_has_not_begun_cannot_be_rated()
    {
        await using var site = await SurveySite.OpenAsync();
        var session = await site.SessionAsync(SessionState.Announced);
        var browser = site.Browser();

        await browser.GoAsync($"/sessions/{session.Code}/rating");

        Assert.Null(browser.Page.QuerySelector("#R1"));
        Assert.Contains("khi buổi đối thoại bắt đầu", browser.Page.QuerySelector(".notice")?.TextContent);
    }

    [Fact]
    public async Task An_answer_that_contradicts_the_agency_is_refused_in_the_readers_language_and_no_later_page_opens()
    {
        await using var site = await SurveySite.OpenAsync();
        var browser = site.Browser();
        await StartAsync(browser);

        await browser.SendAsync("next", ("S1", "1"), ("S2", "1"));
        var vietnamese = browser.Page.QuerySelector("#S2-error")?.TextContent;
        await browser.ChooseEnglishAsync();
        await browser.SendAsync("next");

        Assert.Equal("Câu trả lời không khớp với cơ quan Ông/Bà đang đánh giá (Phường Láng). Vui lòng chọn lại, hoặc quay lại để chọn cơ quan khác.", vietnamese);
        Assert.StartsWith("This does not fit the agency you are rating", browser.Page.QuerySelector("#S2-error")?.TextContent, StringComparison.Ordinal);
        await browser.GoAsync($"/surveys/{SurveySite.Wave}/form/P");
        Assert.Equal($"/surveys/{SurveySite.Wave}/form/S", browser.Path);
        await browser.SendAsync("next", ("S2", "2"));
        Assert.Equal($"/surveys/{SurveySite.Wave}/form/P", browser.Path);
    }

    [Fact]
    public async Task Switching_the_language_keeps_what_is_chosen_and_not_sent_yet()
    {
        await using var site = await SurveySite.OpenAsync();
        var session = await site.SessionAsync(SessionState.Closed);
        var browser = site.Browser();
        await StartAsync(browser);
        await browser.SendAsync("next", ("S1", "1"), ("S2", "2"));

        await browser.SendAsync("language", ("S3", "5"), ("language", "en"));
        var form = (browser.Path, browser.Heading, S3: browser.Entered("S3").Single());
        await browser.GoAsync($"/sessions/{session.Code}/rating");
        await browser.SendAsync(null, ("R2", "3"), ("language", "vi"));

        Assert.Equal(($"/surveys/{SurveySite.Wave}/form/P", "Your most recent procedure", "5"), form);
        Assert.Equal("Đánh giá buổi đối thoại", browser.Heading);
        Assert.Equal(["3"], browser.Entered("R2"));
        await browser.SendAsync(null, ("R1", "5"));
        Assert.NotNull(browser.Page.QuerySelector(".receipt .join-code"));
    }

    [Fact]
    public async Task An_invitation_lets_one_person_in_and_its_answer_counts_as_invited()
    {
        await using var site = await SurveySite.OpenAsync();
        var code = await site.InvitationAsync("phuong-lang");
        var browser = site.Browser();

        await browser.GoAsync($"/surveys/{SurveySite.Wave}/invited");
        await browser.SendAsync(null, ("code", "ZZZZ-ZZZZ-ZZ"));
        var unknown = (browser.Status, browser.Page.QuerySelector("#code-error")?.TextContent);
        await browser.SendAsync(null, ("code", Codes.Grouped(code)));
        await AnswerFromHereAsync(browser);
        await browser.SendAsync();
        var other = site.Browser();
        await other.GoAsync($"/surveys/{SurveySite.Wave}/invited");
        await other.SendAsync(null, ("code", code));

        Assert.Equal((HttpStatusCode.BadRequest, "Không tìm thấy mã mời này trong đợt khảo sát đang mở. Ông/Bà kiểm tra lại từng ký tự trên giấy mời."), unknown);
        Assert.Equal($"/surveys/{SurveySite.Wave}/thanks", browser.Path);
        Assert.StartsWith("Mã mời này đã được dùng.", other.Page.QuerySelector("#code-error")?.TextContent, StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.True((await db.Set<Response>().SingleAsync()).Invited);
    }

    private static async Task StartAsync(ScriptlessBrowser browser, string agency = "phuong-lang")
    {
        await browser.GoAsync($"/surveys/{SurveySite.Wave}?agency={agency}");
        await browser.SendAsync();
        Assert.Equal($"/surveys/{SurveySite.Wave}/form/S", browser.Path);
    }

    /// <returns>The pages seen on the way to the review.</returns>
    private static async Task<List<string>> AnswerAllAsync(ScriptlessBrowser browser, Action? look = null)
    {
        await StartAsync(browser);
        return await AnswerFromHereAsync(browser, look);
    }

    private static async Task<List<string>> AnswerFromHereAsync(ScriptlessBrowser browser, Action? look = null)
    {
        var pages = new List<string>();
        while (!browser.Path.EndsWith("/review", StringComparison.Ordinal))
        {
            look?.Invoke();
            var id = browser.Path.Split('/')[^1];
            pages.Add(id);
            Assert.True(pages.Count < 20, $"stuck at {browser.Path}: {browser.Page.QuerySelector(".error-summary")?.TextContent}");
            await browser.SendAsync("next", [.. SurveyGround.Sipas.Pages.Single(page => page.Id == id).Items.SelectMany(EntryOf)]);
        }
        look?.Invoke();
        return pages;
    }

    private static (string, string)[] EntryOf(ItemDefinition item) => item switch
    {
        { Id: "D1" } => [("D1", "1"), ("D1", "5")],
        { Id: "S2" } => [("S2", "2")],
        { Kind: ItemKind.LongText } => [(item.Id, "Xin mở cửa sáng thứ Bảy")],
        { Kind: ItemKind.Scale } => [(item.Id, "4")],
        _ => [(item.Id, "1")],
    };
}
