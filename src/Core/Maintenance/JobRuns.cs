using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Core.Maintenance;

/// <summary>
/// Who does which period of a job. A period is claimed by inserting its row under the unique index on (job, period). It can be
/// claimed again only when the last attempt failed and its wait is over, or when its lease ran out (its node is gone). Every
/// later step names the attempt, so a runner that was taken over can neither renew nor finish. A job that finishes its run in
/// the transaction of its effects therefore has them exactly once; otherwise its effects must bear being repeated.
/// Leases compare instants of several nodes, so the one clock they share, the database's, sets them.
/// </summary>
public sealed class JobRuns(NpgsqlDataSource database)
{
    /// <summary>Takes the period, or null when it is finished, waits for its retry, or another runner holds it.</summary>
    public async Task<JobClaim?> ClaimAsync(string job, string period, string node, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            insert into job_run (job, period, node, started_at, lease_until, outcome, count, attempts)
            values ($1, $2, $3, now(), now() + $4, 'Running', 0, 1)
            on conflict (job, period) do update
            set node = excluded.node, started_at = now(), lease_until = excluded.lease_until, retry_at = null, finished_at = null,
                outcome = 'Running', attempts = job_run.attempts + 1
            where (job_run.outcome = 'Running' and job_run.lease_until <= now())
               or (job_run.outcome = 'Failed' and job_run.retry_at <= now())
            returning id, attempts
            """, job, period, node, lease);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new JobClaim(reader.GetInt64(0), job, period, reader.GetInt32(1)) : null;
    }

    /// <summary>Periods of a job that were begun and are not finished, oldest first.</summary>
    public async Task<List<string>> OpenAsync(string job, CancellationToken cancellationToken)
    {
        await using var command = Command("select period from job_run where job = $1 and outcome in ('Running', 'Failed') order by id", job);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var periods = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            periods.Add(reader.GetString(0));
        return periods;
    }

    /// <returns>False when the run is finished or somebody else's.</returns>
    public Task<bool> RenewAsync(JobClaim claim, TimeSpan lease, CancellationToken cancellationToken) =>
        StepAsync(claim, "lease_until = now() + $3", [lease], cancellationToken);

    /// <summary>Finishes the run unless the work did so in its own transaction.</summary>
    public async Task EnsureFinishedAsync(JobClaim claim, int count, CancellationToken cancellationToken)
    {
        if (await StepAsync(claim, "outcome = $3, count = $4, finished_at = now()", [OutcomeOf(count).ToString(), count], cancellationToken))
            return;
        await using var command = Command(
            "select 1 from job_run where id = $1 and attempts = $2 and outcome in ('Done', 'Nothing')", claim.RunId, claim.Attempt);
        if (await command.ExecuteScalarAsync(cancellationToken) is null)
            throw new LeaseLostException(claim);
    }

    /// <summary>Finishes the run in the transaction that <paramref name="db"/> has open: both are kept, or neither.</summary>
    public static async Task FinishWithAsync(DialogueDb db, JobClaim claim, int count, CancellationToken cancellationToken)
    {
        var outcome = OutcomeOf(count).ToString();
        var rows = await db.Database.ExecuteSqlAsync(
            $"""
            update job_run set outcome = {outcome}, count = {count}, finished_at = now()
            where id = {claim.RunId} and attempts = {claim.Attempt} and outcome = 'Running'
            """, cancellationToken);
        if (rows == 0)
            throw new LeaseLostException(claim);
    }

    public Task FailAsync(JobClaim claim, string error, TimeSpan wait, CancellationToken cancellationToken) => StepAsync(
        claim, "outcome = 'Failed', finished_at = now(), error = $3, retry_at = now() + $4", [error, wait], cancellationToken);

    /// <summary>Gives an unfinished period back at once: this node stops, and it was not the work's fault.</summary>
    public Task LetGoAsync(JobClaim claim, CancellationToken cancellationToken) =>
        StepAsync(claim, "lease_until = now()", [], cancellationToken);

    /// <summary>A person asked for it: the period may be claimed at once, however it ended. One that is under way stays its runner's.</summary>
    public async Task<bool> ReopenAsync(string job, string period, CancellationToken cancellationToken)
    {
        await using var command = Command("update job_run set outcome = 'Failed', retry_at = now() where job = $1 and period = $2 and outcome <> 'Running'", job, period);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Forgets runs of these jobs that finished before the instant. A period that old must not come again.</summary>
    public async Task<int> ForgetAsync(IEnumerable<string> jobs, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "delete from job_run where job = any($1) and finished_at < $2 and outcome in ('Done', 'Nothing')", jobs.ToArray(), before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static JobOutcome OutcomeOf(int count) => count == 0 ? JobOutcome.Nothing : JobOutcome.Done;

    private async Task<bool> StepAsync(JobClaim claim, string changes, object[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"update job_run set {changes} where id = $1 and attempts = $2 and outcome = 'Running'", [claim.RunId, claim.Attempt, .. values]);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
