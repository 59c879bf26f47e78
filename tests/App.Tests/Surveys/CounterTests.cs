using System.Net;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Paper;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>What an agency's counter does for a wave: assisted answers, a kiosk, the QR sheet, paper keyed in twice.</summary>
public sealed class CounterTests : IAsyncLifetime
{
    private const string Wave = "2026-2";
    private const string Counter = $"/desk/surveys/{Wave}/{Sample.AgencyCode}";

    private TestCity city = null!; // set before the first test

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync(("Limits:Off", "true"));
        await using var db = city.OpenDatabase();
        await WaveClock.MoveAsync(db, SurveyGround.Now, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_clerk_enters_an_answer_that_is_marked_as_assisted_and_another_agencys_clerk_may_not()
    {
        var clerk = new ScriptlessBrowser((await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode)).Http);
        var other = new ScriptlessBrowser((await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode)).Http);

        await clerk.GoAsync(Counter);
        await clerk.SendAsync(null, ("start", "clerk"));
        var begun = clerk.Path;
        await other.GoAsync(Counter);

        Assert.Equal($"/surveys/{Wave}/form/S", begun);
        Assert.NotEqual(HttpStatusCode.OK, other.Status);
        await using var db = city.OpenDatabase();
        Assert.Equal(WaveMode.Clerk, (await db.Set<SurveyDraft>().SingleAsync()).Mode);
    }

    [Fact]
    public async Task A_kiosk_signs_its_officer_out_begins_each_answer_anew_and_forgets_the_one_left_behind()
    {
        var device = new ScriptlessBrowser((await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode)).Http);

        await device.GoAsync(Counter);
        await device.SendAsync(null, ("start", "kiosk"));
        var start = device.Path;
        await device.SendAsync();
        await device.SendAsync("next", ("S1", "1"));
        var goesBack = device.Page.QuerySelector("[data-kiosk]")?.GetAttribute("data-kiosk");
        await device.GoAsync($"/surveys/{Wave}/kiosk");
        await device.SendAsync();

        Assert.Equal($"/surveys/{Wave}/kiosk", start);
        Assert.Equal($"/surveys/{Wave}/kiosk", goesBack);
        Assert.Null(device.Page.QuerySelector(".site-header a[href^='/account']"));
        Assert.Null(device.Page.QuerySelector(".site-nav"));
        Assert.Empty(device.Page.QuerySelectorAll(".site-footer a, .site-header a[href], .join-code"));
        Assert.Empty(device.Entered("S1"));
        await using var db = city.OpenDatabase();
        Assert.Equal(WaveMode.Kiosk, (await db.Set<SurveyDraft>().SingleAsync()).Mode);
        await device.GoAsync(Counter);
        Assert.StartsWith("/account/sign-in", device.Path, StringComparison.Ordinal);
        var stranger = new ScriptlessBrowser(city.Nobody().Http);
        await stranger.GoAsync($"/surveys/{Wave}/kiosk");
        Assert.Equal($"/surveys/{Wave}", stranger.Path);
    }

    [Fact]
    public async Task A_paper_form_counts_once_two_keyings_agree_and_shows_where_they_differ()
    {
        var clerk = new ScriptlessBrowser((await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode)).Http);
        (string, string)[] sheet = [("S1", "1"), ("S2", "1"), ("S3", "3"), ("S5", "1"), ("S6", "1"), ("C0", "4"), ("D2", "Xin thêm ghế ngồi")];

        await clerk.GoAsync($"{Counter}/keying");
        await clerk.SendAsync(null, [.. sheet, ("D1", "1"), ("D1", "2"), ("D1", "3"), ("D1", "4")]);
        var refused = (clerk.Status, clerk.Page.QuerySelector("#D1-error")?.TextContent);
        await clerk.SendAsync(null, [.. sheet, ("D1", "1")]);
        var number = clerk.Page.QuerySelector(".receipt .join-code")?.TextContent ?? "";
        await clerk.GoAsync($"{Counter}/keying?number={number}");
        var unseen = clerk.Entered("C0");
        await clerk.SendAsync(null, [.. sheet.Where(field => field.Item1 != "C0"), ("D1", "1"), ("C0", "5")]);
        var differs = (clerk.Status, clerk.Page.QuerySelector("#C0-error")?.TextContent);
        await clerk.SendAsync(null, ("C0", "4"));

        Assert.Equal((HttpStatusCode.BadRequest, "Vui lòng chỉ chọn nhiều nhất 3 mục."), refused);
        Assert.Empty(unseen);
        Assert.Equal((HttpStatusCode.Conflict, "Lần 1: 4 Hài lòng. Lần 2: 5 Rất hài lòng. Xem lại phiếu giấy, giữ hoặc sửa câu trả lời, rồi gửi lại."), differs);
        await using var db = city.OpenDatabase();
        var response = await db.Set<Response>().SingleAsync();
        Assert.Equal((WaveMode.Paper, (short)4), (response.Mode, response.Answers[SurveyGround.Sipas.Layout.Of("C0").Single().Index]));
        Assert.Equal(ReservedCodes.NotAnswered, response.Answers[SurveyGround.Sipas.Layout.Of("S4").Single().Index]);
        Assert.Empty(await db.Set<PaperForm>().ToListAsync());
    }

    [Fact]
    public async Task The_sheet_at_the_counter_and_the_paper_form_can_be_printed()
    {
        var anybody = new ScriptlessBrowser(city.Nobody().Http);
        var clerk = new ScriptlessBrowser((await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode)).Http);

        await anybody.GoAsync($"/surveys/{Wave}/poster/{Sample.AgencyCode}?counter=Quầy số 3");
        await clerk.GoAsync($"{Counter}/paper");

        Assert.EndsWith($"/surveys/{Wave}?agency={Sample.AgencyCode}", anybody.Page.QuerySelector("svg.qr")?.GetAttribute("aria-label")?.Trim('.', ' '), StringComparison.Ordinal);
        Assert.Contains("Quầy số 3", anybody.Page.QuerySelector(".poster-sheet")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(SurveyGround.Sipas.Items.Count, clerk.Page.QuerySelectorAll(".paper-item").Length);
    }
}
