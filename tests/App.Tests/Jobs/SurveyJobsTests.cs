using Dialogue.App.Tests.Surveys;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Jobs;

public sealed class SurveyJobsTests
{
    [Fact]
    public async Task Answers_are_counted_and_estimated_by_the_running_scheduler()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        await SubmitAsync(ground, wave, 40);
        await using var node = await JobsHost.StartAsync(ground.Database);

        await using var db = ground.Open();
        await WithinAsync(TimeSpan.FromSeconds(40), async () =>
            !await db.Set<CountDelta>().AnyAsync() && await db.Set<WaveEstimate>().AnyAsync(estimate => estimate.WaveId == wave.Id && estimate.N == 40));

        Assert.Empty(await CountFold.RecountAsync(db, wave.Id, CancellationToken.None));
        var estimates = Assert.Single(await db.JobRuns.Where(run => run.Job == nameof(EstimateWaves)).ToListAsync());
        Assert.StartsWith("2026-2 ", estimates.Period, StringComparison.Ordinal);
        Assert.Equal((JobOutcome.Done, 1), (estimates.Outcome, estimates.Attempts));
        Assert.Equal(await db.Set<WaveEstimate>().CountAsync(), estimates.Count);
    }

    [Fact]
    public async Task A_wave_is_opened_and_closed_at_its_instants_by_one_run_each()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var db = ground.Open();
        var far = TimeProvider.System.GetUtcNow().AddYears(3);
        await db.Set<Wave>().ExecuteUpdateAsync(set => set
            .SetProperty(wave => wave.State, WaveState.Planned).SetProperty(wave => wave.OpensAt, far).SetProperty(wave => wave.ClosesAt, far));
        var wave = db.Set<Wave>().Where(wave => wave.Key == "2027-1");
        var past = TimeProvider.System.GetUtcNow().AddDays(-9);
        await wave.ExecuteUpdateAsync(set => set.SetProperty(row => row.OpensAt, past));
        await using var node = JobsHost.Build(ground.Database);

        await FireAsync(node, typeof(MoveWaves), 0);
        await FireAsync(node, typeof(MoveWaves), 5);
        var opened = await ground.WaveAsync("2027-1");
        await wave.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosesAt, past.AddDays(1)));
        await FireAsync(node, typeof(MoveWaves), 10);
        var closed = await ground.WaveAsync("2027-1");

        Assert.Equal((WaveState.Open, WaveState.Closed), (opened.State, closed.State));
        Assert.Equal([1, 1], (await JobsHost.HistoryAsync(ground.Database)).Select(run => run.Count));
    }

    [Fact]
    public async Task A_wave_that_cannot_be_estimated_fails_alone_and_does_not_fill_the_history()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        await SubmitAsync(ground, wave, 12);
        await using var node = JobsHost.Build(ground.Database);
        await node.Runs.ClaimAsync(nameof(EstimateWaves), "2026-1 2026-11-22T00:00:00Z", "dead", TimeSpan.FromMinutes(5), CancellationToken.None);
        await node.Runs.ClaimAsync(nameof(EstimateWaves), "gone 2026-11-22T00:00:00Z", "dead", TimeSpan.Zero, CancellationToken.None);

        await FireAsync(node, typeof(EstimateWaves), 0);
        await FireAsync(node, typeof(EstimateWaves), 10);

        var runs = (await JobsHost.HistoryAsync(ground.Database)).ToDictionary(run => JobFire.SubjectOf(run.Period));
        Assert.Equal(3, runs.Count);
        Assert.Equal(JobOutcome.Running, runs["2026-1"].Outcome);
        Assert.Equal((JobOutcome.Failed, 2), (runs["gone"].Outcome, runs["gone"].Attempts));
        Assert.Equal(JobOutcome.Done, runs["2026-2"].Outcome);
    }

    [Fact]
    public async Task Counts_that_disagree_with_a_recount_are_a_failed_run_until_they_agree()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        await SubmitAsync(ground, wave, 6);
        await using var node = JobsHost.Build(ground.Database, ("Jobs:FirstWait", "00:00:00.01"));
        await using var db = ground.Open();
        await FireAsync(node, typeof(FoldSurveyCounts), 0);
        await db.Database.ExecuteSqlAsync($"update count_total set count = count + 1 where wave_id = {wave.Id} and slot = 3");

        await FireAsync(node, typeof(CheckSurveyCounts), 0);
        var failed = await RunAsync();
        await db.Database.ExecuteSqlAsync($"update count_total set count = count - 1 where wave_id = {wave.Id} and slot = 3");
        await Task.Delay(100);
        await FireAsync(node, typeof(CheckSurveyCounts), 0);
        var mended = await RunAsync();

        Assert.Equal(JobOutcome.Failed, failed.Outcome);
        Assert.StartsWith("CountsDisagreeException ", failed.Error, StringComparison.Ordinal);
        Assert.Equal((JobOutcome.Done, 2, "2026-2 2026-11-22"), (mended.Outcome, mended.Attempts, mended.Period));

        async Task<JobRun> RunAsync() =>
            (await JobsHost.HistoryAsync(ground.Database)).Single(run => run.Job == nameof(CheckSurveyCounts) && run.Period.StartsWith("2026-2 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Old_runs_are_forgotten_and_unfinished_ones_kept()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var node = JobsHost.Build(ground.Database);
        await using var db = ground.Open();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into job_run (job, period, node, started_at, finished_at, lease_until, outcome, count, attempts) values
            ('MoveWaves', 'old', 'n', now() - interval '31 days', now() - interval '31 days', now(), 'Done', 1, 1),
            ('MoveWaves', 'broken', 'n', now() - interval '31 days', now() - interval '31 days', now(), 'Failed', 0, 9),
            ('MoveWaves', 'new', 'n', now() - interval '2 days', now() - interval '2 days', now(), 'Done', 1, 1),
            ('PruneJobRuns', '2026-10-01', 'n', now() - interval '31 days', now() - interval '31 days', now(), 'Done', 1, 1)
            """);

        await FireAsync(node, typeof(Dialogue.Jobs.Maintenance.PruneJobRuns), 0);

        var periods = (await JobsHost.HistoryAsync(ground.Database)).Select(run => run.Period).ToList();
        Assert.Equal(["broken", "new", "2026-10-01"], periods.Take(3));
        Assert.Equal(4, periods.Count);
    }

    private static Task<int> FireAsync(JobsHost node, Type job, int second) =>
        node.Periods.FireAsync(job, new JobFire(SurveyGround.Now.AddSeconds(second)), "node", CancellationToken.None);

    private static async Task SubmitAsync(SurveyGround ground, Wave wave, int count)
    {
        var agency = await ground.AgencyAsync("phuong-lang");
        var sent = Enumerable.Range(0, count).Select(i => ground.Intake.SubmitAsync(
            SurveyGround.Answer(wave.Id, agency, (short)(1 + (i % 5))), CancellationToken.None));
        foreach (var outcome in await Task.WhenAll(sent))
            Assert.IsType<IntakeOutcome.Accepted>(outcome);
    }

    private static async Task WithinAsync(TimeSpan most, Func<Task<bool>> reached)
    {
        var clock = TimeProvider.System;
        var begin = clock.GetTimestamp();
        while (!await reached())
        {
            Assert.True(clock.GetElapsedTime(begin) < most, $"Not within {most}.");
            await Task.Delay(250);
        }
    }
}
