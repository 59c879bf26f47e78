using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Maintenance;

/// <summary>
/// The schedule with its runs. Fires are read from the scheduler's own tables, which are there once a scheduler has started on
/// this database, in this process or another.
/// </summary>
public sealed class JobRunReads(DialogueDb db, IEnumerable<JobPlan> plans, CityZone zone, TimeProvider clock)
{
    public const int RecentMost = 50;
    private const int FiresMost = 5;
    private const int RunsMost = 5;

    private sealed record Fires(string Job, long? Last, long? Next);

    public async Task<JobsOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var hasScheduler = await db.Database.SqlQuery<bool>($"select to_regclass('quartz.qrtz_triggers') is not null as \"Value\"").SingleAsync(cancellationToken);
        var fires = hasScheduler ? await FiresAsync(cancellationToken) : [];
        var latest = await LatestRunsAsync(cancellationToken);
        var lines = plans.Select(plan => Line(plan, fires.GetValueOrDefault(plan.Name), [.. latest[plan.Name]]));
        return new JobsOverview(
            [.. lines],
            await db.JobRuns.AsNoTracking().Where(run => run.Outcome == JobOutcome.Running || run.Outcome == JobOutcome.Failed)
                .OrderBy(run => run.Id).Take(RecentMost).ToListAsync(cancellationToken),
            hasScheduler ? await NodesAsync(cancellationToken) : 0);
    }

    /// <summary>The history, newest first: all of it, or one job's, or what ended in one way.</summary>
    /// <param name="job">Null: all jobs.</param>
    /// <param name="outcome">Null: however they ended.</param>
    /// <param name="before">Runs older than this one; null: from the newest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One more than a page when there are more.</returns>
    public Task<List<JobRun>> HistoryAsync(string? job, JobOutcome? outcome, long? before, CancellationToken cancellationToken)
    {
        var runs = db.JobRuns.AsNoTracking();
        if (job is not null)
            runs = runs.Where(run => run.Job == job);
        if (outcome is { } ended)
            runs = runs.Where(run => run.Outcome == ended);
        if (before is { } id)
            runs = runs.Where(run => run.Id < id);
        return runs.OrderByDescending(run => run.Id).Take(RecentMost + 1).ToListAsync(cancellationToken);
    }

    public Task<JobRun?> LatestAsync(string job, string? period, CancellationToken cancellationToken) => db.JobRuns.AsNoTracking()
        .Where(run => run.Job == job && (period == null || run.Period == period)).OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);

    private JobLine Line(JobPlan plan, Fires? fires, IReadOnlyList<JobRun> runs) =>
        new(plan, InstantOf(fires?.Last), InstantOf(fires?.Next) is { } next ? [.. plan.From(next, zone.Zone, FiresMost)] : [], runs);

    /// <summary>The newest runs of every job, each found by the index and not by reading the history.</summary>
    private async Task<ILookup<string, JobRun>> LatestRunsAsync(CancellationToken cancellationToken)
    {
        var names = plans.Select(plan => plan.Name).ToArray();
        var runs = await db.JobRuns.FromSql(
            $"""
            select latest.* from unnest({names}) as named(job)
            cross join lateral (select * from job_run where job_run.job = named.job order by id desc limit {RunsMost}) latest
            """).AsNoTracking().OrderByDescending(run => run.Id).ToListAsync(cancellationToken);
        return runs.ToLookup(run => run.Job);
    }

    // The scheduler counts in ticks of UTC.
    private static DateTimeOffset? InstantOf(long? ticks) => ticks is > 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    private Task<Dictionary<string, Fires>> FiresAsync(CancellationToken cancellationToken) => db.Database
        .SqlQuery<Fires>(
            $"""
            select job_name as "Job", prev_fire_time as "Last", next_fire_time as "Next"
            from quartz.qrtz_triggers where sched_name = 'Dialogue' and trigger_name = job_name
            """)
        .ToDictionaryAsync(fires => fires.Job, cancellationToken);

    private Task<int> NodesAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddMinutes(-1).UtcTicks;
        return db.Database
            .SqlQuery<int>($"select count(*)::int as \"Value\" from quartz.qrtz_scheduler_state where sched_name = 'Dialogue' and last_checkin_time > {since}")
            .SingleAsync(cancellationToken);
    }
}
