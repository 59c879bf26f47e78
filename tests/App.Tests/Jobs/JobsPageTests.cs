using System.Net;
using AngleSharp.Html.Parser;
using Dialogue.Core.People;
using Dialogue.Given;
using Dialogue.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Jobs;

public sealed class JobsPageTests
{
    [Fact]
    public async Task An_officer_sees_the_schedule_its_last_and_next_fires_and_what_failed()
    {
        await using var city = await TestCity.StartAsync(("Jobs:InProcess", "true"));
        await using var db = city.OpenDatabase();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into job_run (job, period, node, started_at, finished_at, lease_until, retry_at, outcome, error, count, attempts) values
            ('ClassifyQuestions', '2026-11-22T01:00:00Z', 'n', now(), now(), now(), now() + interval '1 day', 'Failed', 'PostgreSQL 23503 topic', 0, 4)
            """);
        var officer = await city.AsAsync(Role.ReformOfficer);

        var rows = await RowsAsync(officer, found => found.Count > 0 && found.TrueForAll(row => row.Next.Length > 1));
        var page = await officer.GetPageAsync("/office/jobs");

        Assert.Equal(Schedule.Jobs.Select(job => job.Vi), rows.Select(row => row.What));
        Assert.Contains(rows, row => row.Last.Length > 1);
        var reading = new HtmlParser().ParseDocument(page).QuerySelectorAll("[aria-labelledby=schedule] tbody tr")[0];
        Assert.Equal((5, 1), (reading.QuerySelectorAll("td:nth-child(4) li").Length, reading.QuerySelectorAll("td:nth-child(5) li").Length));
        Assert.Contains("PostgreSQL 23503 topic", page, StringComparison.Ordinal);
        Assert.Contains("1 máy chủ đang chạy", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_fires_of_a_job_follow_the_citys_clock_or_its_wait()
    {
        var (city, noon) = (Core.Commitments.CityZone.Hanoi.Zone, new DateTimeOffset(2026, 12, 30, 20, 10, 0, TimeSpan.Zero));

        var nightly = Schedule.Find("OrderReports")!.Plan.From(noon, city, 3);
        var often = Schedule.Find("SendMail")!.Plan.From(noon, city, 3);

        Assert.Equal([noon, noon.AddDays(1), noon.AddDays(2)], nightly); // 03:10 in Hanoi
        Assert.Equal([noon, noon.AddSeconds(5), noon.AddSeconds(10)], often);
    }

    [Fact]
    public async Task Without_a_scheduler_anywhere_the_page_says_so()
    {
        await using var city = await TestCity.StartAsync();

        var page = await (await city.AsAsync(Role.Administrator)).GetPageAsync("/office/jobs");

        Assert.Contains("Không có máy chủ nào", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_officer_has_no_access()
    {
        await using var city = await TestCity.StartAsync();

        using var answer = await (await city.AsAsync(Role.DeskOfficer)).GetAsync("/office/jobs");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<List<(string What, string Last, string Next)>> RowsAsync(
        CityClient officer, Predicate<List<(string What, string Last, string Next)>> reached)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = new HtmlParser().ParseDocument(await officer.GetPageAsync("/office/jobs"));
            var rows = page.QuerySelectorAll("[aria-labelledby=schedule] tbody tr").Select(row =>
                (row.Children[0].FirstChild!.TextContent.Trim(), row.Children[2].TextContent.Trim(), row.Children[3].TextContent.Trim())).ToList();
            if (reached(rows) && rows.Exists(row => row.Item2.Length > 1))
                return rows;
            Assert.True(attempt < 40, "The scheduler did not fire.");
            await Task.Delay(500);
        }
    }
}
