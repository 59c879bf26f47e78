using System.Net;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Invitations;
using Dialogue.Given;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Surveys;

/// <summary>The reform office plans, watches, invites and releases.</summary>
public sealed class OfficeWaveTests : IAsyncLifetime
{
    private const string Wave = "/office/waves/2026-2";
    private TestCity city = null!; // set before the first test

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync(("Limits:Off", "true"));
        await using var db = city.OpenDatabase();
        await WaveClock.MoveAsync(db, SurveyGround.Now, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_wave_shows_what_its_plan_needs_what_is_there_and_what_is_missing()
    {
        await AnswerAsync(12);
        var officer = await OfficerAsync();

        await officer.GoAsync(Wave);

        // 1.2 · 1.96² · 0.25 / 0.03² with the finite correction for 438,000 people.
        var stratum = officer.Page.QuerySelectorAll("[aria-labelledby=strata] tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        Assert.Equal(["438.000", "1.277", "1.109", "12"], stratum.Take(4));
        var place = officer.Page.QuerySelectorAll("[aria-labelledby=places] tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == "Sở Xây dựng");
        Assert.Equal(["12", "236", "224"], place.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent));
        Assert.StartsWith("141 cơ quan chưa có phiếu nào", officer.Page.QuerySelector("#silent summary")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotEmpty(officer.Page.QuerySelectorAll("section:has(#quality) tbody tr"));
        await officer.GoAsync($"{Wave}?kind=Ward&state=behind&sort=name");
        Assert.Empty(officer.Page.QuerySelectorAll("[aria-labelledby=places] tbody tr"));
        Assert.StartsWith("51 cơ quan", officer.Page.QuerySelector("#silent summary")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("C0", officer.Page.QuerySelector("[aria-labelledby=items]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_shown_once_and_a_wrong_number_of_them_makes_none()
    {
        var officer = await OfficerAsync();

        await officer.GoAsync($"{Wave}/invitations");
        await officer.SendAsync(null, ("agency", Sample.AgencyCode), ("count", "0"));
        var refused = (officer.Status, officer.Page.QuerySelector("#count-error")?.TextContent);
        await officer.SendAsync(null, ("count", "25"));

        Assert.Equal((HttpStatusCode.BadRequest, "Hãy nhập số mã từ 1 đến 5.000."), refused);
        Assert.Equal(25, officer.Page.QuerySelectorAll(".invitation-slips .join-code").Select(code => code.TextContent).Distinct().Count());
        await using var db = city.OpenDatabase();
        Assert.Equal(25, (await db.Set<InvitationBatch>().SingleAsync()).Size);
    }

    [Fact]
    public async Task A_release_needs_its_grounds_and_a_closed_wave()
    {
        await AnswerAsync(12);
        var officer = await OfficerAsync();

        await officer.GoAsync($"{Wave}/release");
        var (form, early) = (officer.Page.QuerySelector("textarea"), officer.Page.QuerySelector("main")?.TextContent ?? "");
        await officer.GoAsync($"{Wave}/correct");
        var correction = (officer.Page.QuerySelector("textarea"), officer.Page.QuerySelector("main")?.TextContent ?? "");
        await using var db = city.OpenDatabase();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        await officer.GoAsync($"{Wave}/release");
        await officer.SendAsync(null, ("reason", " "));
        var bare = officer.Page.QuerySelector("#reason-error")?.TextContent;
        await officer.SendAsync(null, ("reason", "Văn bản 12"), ("checked", "true"));

        Assert.Null(form);
        Assert.Contains("Đợt khảo sát đang lấy phiếu nên chưa công bố được", early, StringComparison.Ordinal);
        Assert.Null(correction.Item1);
        Assert.Contains("Đợt khảo sát này chưa công bố nên chưa có gì để đính chính", correction.Item2, StringComparison.Ordinal);
        Assert.Equal("Hãy ghi căn cứ công bố, không quá 400 ký tự.", bare);
        Assert.Equal(Wave, officer.Path);
        Assert.Equal(WaveState.Published, await db.Set<Wave>().Where(row => row.Key == "2026-2").Select(row => row.State).SingleAsync());
    }

    /// <summary>What the audit had hidden stands in words on the page of the release; what was left open is decided on that of the correction.</summary>
    [Fact]
    public async Task An_officer_reads_what_was_hidden_more_and_decides_what_was_left_open_after_the_release()
    {
        await AnswerAsync(40);
        await using var db = city.OpenDatabase();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        var agency = (await city.AgencyAsync(Sample.AgencyCode)).Id;
        IReadOnlyList<HidingStep> steps = [.. Enum.GetValues<HidingKind>().Select(kind => new HidingStep(kind, "sex", "F2", "1")), new HidingStep(HidingKind.Beside, "agency", "overall", $"{agency}")];
        await db.Set<EstimateRun>().ExecuteUpdateAsync(set => set.SetProperty(run => run.HiddenMore, steps));
        await db.Set<WaveEstimate>().Where(figure => figure.AgencyId == null && figure.Measure == "overall")
            .ExecuteUpdateAsync(set => set.SetProperty(figure => figure.Gate, FigureGate.Review).SetProperty(figure => figure.GateReason, "NobodyOrEverybody"));
        var officer = await OfficerAsync();

        await officer.GoAsync($"{Wave}/release");
        var hidden = officer.Page.QuerySelectorAll("[aria-labelledby=hidden-more] li").Select(line => line.TextContent).ToList();
        await officer.SendAsync(null, ("reason", "Văn bản 12"), ("checked", "true"));
        await officer.GoAsync($"{Wave}/correct");
        var open = officer.Page.QuerySelectorAll("[aria-labelledby=figures] .card-list > li").Length;
        var figure = officer.Page.QuerySelector(".decide-figure input[name=figure]")?.GetAttribute("value") ?? "";
        var client = await city.AsAsync(Role.ReformOfficer);
        Task<HttpResponseMessage> DecideAsync(string why) => client.PostFormAsync($"{Wave}/correct?handler=Decide", ("figure", figure), ("isOfTable", "false"), ("why", why), ("shown", "yes"));
        using var bare = await DecideAsync("");
        using var decided = await DecideAsync("Toàn bộ mẫu");
        await officer.GoAsync($"{Wave}/correct");

        Assert.Equal(steps.Count, hidden.Count);
        Assert.Contains("Bảng “Theo giới tính”: không công bố “Thủ tục hành chính” của nhóm “Nam”, vì từ các yếu tố khác của nhóm này có thể suy ra số đang ẩn.", hidden);
        Assert.Contains(hidden, line => line.StartsWith("Bảng “Từng cơ quan”: không công bố “Chỉ số hài lòng", StringComparison.Ordinal) && line.Contains("của nhóm “Sở Xây dựng”", StringComparison.Ordinal));
        Assert.Equal(1, open);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (bare.StatusCode, decided.StatusCode));
        Assert.Contains("Hãy ghi lý do, không quá 400 ký tự.", WebUtility.HtmlDecode(await bare.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("1 quyết định chưa có hiệu lực", officer.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Quyết định có hiệu lực khi công bố bản đính chính.", officer.Page.QuerySelector("[aria-labelledby=figures]")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<ScriptlessBrowser> OfficerAsync() => new((await city.AsAsync(Role.ReformOfficer)).Http);

    private async Task AnswerAsync(int count)
    {
        await using var db = city.OpenDatabase();
        var wave = await db.Set<Wave>().SingleAsync(row => row.Key == "2026-2");
        var agency = (await city.AgencyAsync(Sample.AgencyCode)).Id;
        var intake = city.Services.GetRequiredService<SurveyIntake>();
        await Task.WhenAll(Enumerable.Range(0, count).Select(nth => intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, (short)(1 + (nth % 5))), CancellationToken.None)));
        await WaitingAnswers.ReleaseAsync(db, wave.Id, CancellationToken.None);
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
    }
}
