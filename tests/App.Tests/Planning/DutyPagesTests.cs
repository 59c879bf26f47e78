using AngleSharp.Html.Parser;
using Dialogue.Core.Duties;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Duties;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Planning;

public sealed class DutyPagesTests
{
    private int fires;

    [Fact]
    public async Task Everybody_sees_what_each_agency_owes_and_what_became_of_it()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city, 10);
        var year = PlanForm.Today.AddDays(10).Year;

        var page = new HtmlParser().ParseDocument(await city.Nobody().GetPageAsync($"/duties?year={year}&q=so xay dung"));
        var all = new HtmlParser().ParseDocument(await city.Nobody().GetPageAsync($"/duties?year={year}"));

        var row = Assert.Single(page.QuerySelectorAll(".duty-table tbody tr"));
        Assert.Contains("Sở Xây dựng", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector($"a[href='/sessions/{code}']"));
        Assert.Contains("1/1", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(100, all.QuerySelectorAll(".duty-table tbody tr").Length); // a first page of all
        Assert.Contains(code, await city.Nobody().GetPageAsync($"/agencies/{Sample.AgencyCode}"), StringComparison.Ordinal);
        var drawn = page.QuerySelectorAll(".chart-fold tbody tr").Select(cells => cells.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Contains(drawn, cells => cells is ["Sở Xây dựng", _, "Đã thông báo", "0", "1"]);
        var file = page.QuerySelector(".chart-fold a[href*='.csv']")!.GetAttribute("href")!;
        var lines = (await city.Nobody().GetPageAsync(file)).Trim().Split('\n');
        Assert.Equal(drawn.Count + 1, lines.Length);
        using var picture = await city.Nobody().GetAsync(file.Replace(".csv", ".svg", StringComparison.Ordinal));
        Assert.Equal("image/svg+xml; charset=utf-8", picture.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task What_is_no_year_kind_or_state_is_named_at_its_field_and_the_rest_is_shown()
    {
        await using var city = await TestCity.StartAsync();

        var all = await FaultsAsync(city, "/duties?year=abc&kind=Palace&show=Everything");
        var year = await FaultsAsync(city, "/duties?year=999999&q=%00%FF");
        var none = await FaultsAsync(city, "/duties?show=Missing&kind=Ward&q=zzzz");

        Assert.Equal(["#kind", "#show", "#year"], all.Select(fault => fault.Field).Order());
        Assert.Contains("một số từ 2020 đến", Assert.Single(year).Words, StringComparison.Ordinal);
        Assert.Empty(none);
    }

    private static async Task<List<(string? Field, string Words)>> FaultsAsync(TestCity city, string address)
    {
        using var answer = await city.Nobody().GetAsync(address);
        var faults = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".error-summary li a");
        Assert.Equal(faults.Length == 0 ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        return [.. faults.Select(fault => (fault.GetAttribute("href"), fault.TextContent))];
    }

    [Fact]
    public async Task A_filter_by_state_shows_only_agencies_of_which_it_is_true()
    {
        await using var city = await TestCity.StartAsync();
        var code = await (await city.AsAsync(Role.DeskOfficer)).AnnouncedAsync(city, 4);
        var year = PlanForm.Today.AddDays(4).Year;

        var page = new HtmlParser().ParseDocument(await (await city.AsAsync(Role.ReformOfficer)).GetPageAsync($"/office/duties?year={year}&show=ShortNotice"));

        Assert.NotNull(Assert.Single(page.QuerySelectorAll(".duty-table tbody tr")).QuerySelector($"a[href='/sessions/{code}']"));
    }

    [Fact]
    public async Task An_agency_is_reminded_once_of_a_date_and_again_after_it_was_moved()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await desk.AnnouncedAsync(city, 1);

        var first = await RemindAsync(city);
        var again = await RemindAsync(city);
        using var moved = await desk.StepAsync(city, code, "/reschedule",
            ("Input.Date", PlanForm.Today.AddDays(1).ToString("yyyy-MM-dd")), ("Input.Start", "14:00"), ("Input.End", "16:00"), ("Input.Words", "Chuyển sang buổi chiều."));
        var sameDay = await RemindAsync(city);

        Assert.Equal((1, 0, 0), (first, again, sameDay));
        await using var db = city.OpenDatabase();
        var letter = Assert.Single(await db.Mails.Where(mail => mail.Key.StartsWith("reminder:")).ToListAsync());
        Assert.StartsWith("Phiên đối thoại sắp diễn ra: Đối thoại về sửa chữa vỉa hè", letter.Subject, StringComparison.Ordinal);
        Assert.Contains($"/desk/plan/{code}", letter.Body, StringComparison.Ordinal);
        Assert.Contains("Đối thoại về sửa chữa vỉa hè", await desk.GetPageAsync($"/desk/plan/{code}"), StringComparison.Ordinal);
        Assert.NotNull((await db.Reminders.SingleAsync()).MailedAt);
        var page = await (await city.AsAsync(Role.ReformOfficer)).GetPageAsync("/office/duties");
        Assert.Contains("Phiên sắp diễn ra: Đối thoại về sửa chữa vỉa hè", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_reminded_of_before_they_are_due_and_once_they_are_late()
    {
        await using var city = await TestCity.StartAsync();
        await using var db = city.OpenDatabase();
        var (near, late) = (await ClosedAsync(8), await ClosedAsync(11));

        await RemindAsync(city);

        var given = await db.Reminders.OrderBy(r => r.Id).Select(r => new { r.SessionId, r.Kind }).ToListAsync();
        Assert.Equal(new[] { (near, ReminderKind.Results), (late, ReminderKind.ResultsLate) }.Order(), given.Select(r => (r.SessionId, r.Kind)).Order());

        async Task<int> ClosedAsync(int daysAgo)
        {
            var session = await city.SessionAsync(Sample.AgencyCode, SessionState.Closed);
            var at = TimeProvider.System.GetUtcNow().AddDays(-daysAgo);
            await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, at));
            return session.Id;
        }
    }

    /// <returns>How many reminders one fire of the job gave.</returns>
    private async Task<int> RemindAsync(TestCity city)
    {
        await using var db = city.OpenDatabase();
        var before = await db.Reminders.CountAsync();
        var runner = new RunPeriods(
            city.Services.GetRequiredService<IServiceScopeFactory>(), city.Services.GetRequiredService<JobRuns>(),
            city.Services.GetRequiredService<IOptions<JobOptions>>(), TimeProvider.System, NullLogger<RunPeriods>.Instance);
        await runner.FireAsync(typeof(RemindAgencies), new JobFire(TimeProvider.System.GetUtcNow().AddHours(fires++)), "test", CancellationToken.None);
        return await db.Reminders.CountAsync() - before;
    }
}
