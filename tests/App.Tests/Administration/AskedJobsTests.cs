using System.Net;
using Dialogue.App.Tests.Jobs;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Given;
using Dialogue.Jobs.Maintenance;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Administration;

public sealed class AskedJobsTests
{
    [Fact]
    public async Task An_administrator_lets_a_finished_job_run_now_and_a_failed_period_once_more()
    {
        await using var city = await TestCity.StartAsync(("Jobs:InProcess", "true"));
        var admin = await city.AsAsync(Role.Administrator);
        await using var db = city.OpenDatabase();
        var today = new JobFire(TimeProvider.System.GetUtcNow()).Day(TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        await db.Database.ExecuteSqlAsync($"""
            insert into job_run (job, period, node, started_at, finished_at, lease_until, retry_at, outcome, error, count, attempts) values
            ('PruneJobRuns', {today}, 'n', now(), now(), now(), null, 'Done', null, 0, 1),
            ('PurgeContacts', '2026-11-20', 'n', now(), now(), now(), now() + interval '1 day', 'Failed', 'PostgreSQL 23503', 0, 4)
            """);

        using var now = await admin.PostFormAsync("/office/jobs/PruneJobRuns/run");
        using var again = await admin.PostFormAsync("/office/jobs/PurgeContacts/run", ("period", "2026-11-20"));
        using var never = await admin.PostFormAsync("/office/jobs/PurgeContacts/run", ("period", "1999-01-01"));
        await UntilAsync(() => db.Set<JobRequest>().AllAsync(request => request.DoneAt != null));

        var runs = await db.JobRuns.AsNoTracking().Where(run => run.Attempts > 1).OrderBy(run => run.Job).ToListAsync();
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (now.StatusCode, again.StatusCode, never.StatusCode));
        Assert.Equal([("PruneJobRuns", 2), ("PurgeContacts", 5)], runs.Select(run => (run.Job, run.Attempts)));
        Assert.All(runs, run => Assert.Contains(run.Outcome, new[] { JobOutcome.Done, JobOutcome.Nothing }));
    }

    [Fact]
    public async Task The_history_is_filtered_and_says_jobs_and_periods_in_words()
    {
        await using var city = await TestCity.StartAsync();
        await using var db = city.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"""
            insert into job_run (job, period, node, started_at, finished_at, lease_until, outcome, count, attempts) values
            ('SendMail', '2026-11-22T01:00:05Z', 'n', now(), now(), now(), 'Done', 3, 1),
            ('PurgeContacts', '2026-11-20', 'n', now(), now(), now(), 'Nothing', 0, 1)
            """);
        var officer = await city.AsAsync(Role.ReformOfficer);

        var mail = await officer.ReadAsync("/office/jobs?job=SendMail");
        var nothing = await officer.ReadAsync("/office/jobs?outcome=Nothing");
        using var wrong = await officer.GetAsync("/office/jobs?outcome=well&job=SendLetters");

        var row = Assert.Single(mail.QuerySelectorAll("[aria-labelledby=history] tbody tr"));
        Assert.Contains("Gửi thư báo tin đang chờ", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("08:00:05, 22/11/2026", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("20/11/2026", Assert.Single(nothing.QuerySelectorAll("[aria-labelledby=history] tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Null(nothing.QuerySelector("a[href*='/run']"));
        Assert.Equal(["#job", "#outcome"], (await wrong.ReadAsync()).QuerySelectorAll(".error-summary li a").Select(fault => fault.GetAttribute("href")).Order());
    }

    [Fact]
    public async Task Old_sign_ins_are_forgotten_but_for_each_persons_latest_and_end_their_browsers()
    {
        var clock = new ShiftedClock();
        await using var city = await TestCity.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var (idle, busy) = (await city.PersonAsync(), await city.PersonAsync());
        await city.SignInAsync(idle.Email!);
        await city.SignInAsync(idle.Email!);
        await city.SignInAsync(busy.Email!);
        clock.Shift = TimeSpan.FromDays(100);
        await city.SignInAsync(busy.Email!);
        await using var scope = city.Services.CreateAsyncScope();

        var gone = await scope.ServiceProvider.GetRequiredService<SignIns>().ForgetAsync(clock.GetUtcNow() - TimeSpan.FromDays(90), CancellationToken.None);

        await using var db = city.OpenDatabase();
        var left = await db.Set<SignIn>().ToListAsync();
        Assert.Equal(2, gone);
        Assert.NotNull(Assert.Single(left, signIn => signIn.PersonId == idle.Id).EndedAt);
        Assert.Null(Assert.Single(left, signIn => signIn.PersonId == busy.Id).EndedAt);
    }

    [Fact]
    public async Task The_nightly_job_keeps_that_rule()
    {
        await using var database = await JobsHost.DatabaseAsync();
        await using var node = JobsHost.Build(database);

        await node.Periods.FireAsync(typeof(PurgeSignIns), new JobFire(TimeProvider.System.GetUtcNow()), "node", CancellationToken.None);

        Assert.Equal(JobOutcome.Nothing, Assert.Single(await JobsHost.HistoryAsync(database)).Outcome);
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        for (var attempt = 0; !await reached(); attempt++)
        {
            Assert.True(attempt < 60, "Nobody took the request up.");
            await Task.Delay(250);
        }
    }
}
