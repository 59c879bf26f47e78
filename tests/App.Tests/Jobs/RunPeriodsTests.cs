using System.Globalization;
using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Given;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.App.Tests.Jobs;

public sealed class RunPeriodsTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JobsHost.DatabaseAsync();
        await SqlAsync("create table ledger (id bigint generated always as identity, period text not null)");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Eight_runners_of_one_period_have_its_effect_once()
    {
        await using var one = JobsHost.Build(database);
        await using var other = JobsHost.Build(database);

        var finished = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            (i % 2 == 0 ? one : other).Periods.OnceAsync(typeof(WriteLedger), "2026-11", $"node-{i}", CancellationToken.None)));
        var again = await one.Periods.OnceAsync(typeof(WriteLedger), "2026-11", "node-9", CancellationToken.None);

        Assert.Single(finished, done => done);
        Assert.False(again);
        Assert.Equal(1, await LedgerAsync());
        var run = Assert.Single(await JobsHost.HistoryAsync(database));
        Assert.Equal(("WriteLedger", "2026-11", JobOutcome.Done, 1, 1), (run.Job, run.Period, run.Outcome, run.Count, run.Attempts));
        Assert.True(run.FinishedAt >= run.StartedAt);
    }

    [Fact]
    public async Task A_period_whose_runner_died_is_taken_over_when_its_lease_is_over()
    {
        await using var node = JobsHost.Build(database);
        await node.Runs.ClaimAsync(nameof(WriteLedger), "2026-11", "dead", TimeSpan.FromMinutes(1), CancellationToken.None);

        var early = await node.Periods.OnceAsync(typeof(WriteLedger), "2026-11", "alive", CancellationToken.None);
        await SqlAsync("update job_run set lease_until = now() - interval '1 second'");
        var late = await node.Periods.FireAsync(typeof(WriteLedger), Fire(), "alive", CancellationToken.None);

        Assert.False(early);
        Assert.Equal(1, late);
        Assert.Equal(1, await LedgerAsync());
        var run = Assert.Single(await JobsHost.HistoryAsync(database));
        Assert.Equal(("alive", JobOutcome.Done, 2), (run.Node, run.Outcome, run.Attempts));
    }

    [Fact]
    public async Task A_runner_that_was_only_slow_cannot_commit_after_another_took_over()
    {
        await using var node = JobsHost.Build(database);
        var slow = await node.Runs.ClaimAsync(nameof(WriteLedger), "2026-11", "slow", TimeSpan.Zero, CancellationToken.None);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"insert into ledger (period) values ('2026-11')");

        await node.Periods.OnceAsync(typeof(WriteLedger), "2026-11", "quick", CancellationToken.None);

        await Assert.ThrowsAsync<LeaseLostException>(() => JobRuns.FinishWithAsync(db, slow!, 1, CancellationToken.None));
        await transaction.RollbackAsync();
        Assert.Equal(1, await LedgerAsync());
        Assert.False(await node.Runs.RenewAsync(slow!, TimeSpan.FromMinutes(1), CancellationToken.None));
    }

    [Fact]
    public async Task A_long_run_renews_its_lease_and_is_not_taken_over()
    {
        await using var node = JobsHost.Build(database, ("Jobs:Lease", "00:00:01"));

        var slow = node.Periods.OnceAsync(typeof(WriteSlowly), "2026-11", "slow", CancellationToken.None);
        await Task.Delay(1800);
        var other = await node.Periods.OnceAsync(typeof(WriteSlowly), "2026-11", "other", CancellationToken.None);

        Assert.False(other);
        Assert.True(await slow);
        Assert.Equal(1, (await JobsHost.HistoryAsync(database)).Single().Attempts);
    }

    [Fact]
    public async Task A_failed_run_keeps_its_error_without_the_words_in_it_and_is_tried_again_after_a_wait()
    {
        await using var node = JobsHost.Build(database, ("Jobs:FirstWait", "00:00:01"));

        var first = await node.Periods.FireAsync(typeof(FailWithoutTable), Fire(), "node", CancellationToken.None);
        var tooEarly = await node.Periods.FireAsync(typeof(FailWithoutTable), Fire(), "node", CancellationToken.None);
        var failed = Assert.Single(await JobsHost.HistoryAsync(database));
        await SqlAsync("create table missing (words text)");
        await Task.Delay(1100);
        var second = await node.Periods.FireAsync(typeof(FailWithoutTable), Fire(), "node", CancellationToken.None);
        var done = Assert.Single(await JobsHost.HistoryAsync(database), run => run.Period == failed.Period);

        Assert.Equal((0, 0), (first, tooEarly));
        Assert.Equal((JobOutcome.Failed, 1), (failed.Outcome, failed.Attempts));
        Assert.Contains("42P01", failed.Error, StringComparison.Ordinal);
        Assert.Contains(nameof(FailWithoutTable), failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Xin hỏi", failed.Error, StringComparison.Ordinal);
        Assert.True(failed.RetryAt > failed.FinishedAt);
        Assert.Equal(2, second);
        Assert.Equal((JobOutcome.Done, 2), (done.Outcome, done.Attempts));
        Assert.Equal(failed.Error, done.Error);
    }

    [Fact]
    public async Task A_tick_that_finds_nothing_leaves_no_row()
    {
        await using var node = JobsHost.Build(database);

        var finished = await node.Periods.FireAsync(typeof(FindNothing), Fire(), "node", CancellationToken.None);

        Assert.Equal(0, finished);
        Assert.Empty(await JobsHost.HistoryAsync(database));
    }

    [Fact]
    public async Task A_node_that_stops_gives_its_period_back_at_once()
    {
        await using var node = JobsHost.Build(database);
        using var stop = new CancellationTokenSource();

        var stopped = node.Periods.OnceAsync(typeof(WriteSlowly), "2026-11", "leaving", stop.Token);
        await Task.Delay(300);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        var taken = await node.Periods.OnceAsync(typeof(WriteSlowly), "2026-11", "staying", CancellationToken.None);

        Assert.True(taken);
        var run = Assert.Single(await JobsHost.HistoryAsync(database));
        Assert.Equal((JobOutcome.Done, 2, "staying", (string?)null), (run.Outcome, run.Attempts, run.Node, run.Error));
    }

    private static JobFire Fire() => new(TimeProvider.System.GetUtcNow());

    private async Task SqlAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> LedgerAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from ledger", connection);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private sealed class WriteLedger(DialogueDb db) : IRecurringJob
    {
        public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

        public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"insert into ledger (period) values ({claim.Period})", cancellationToken);
            await JobRuns.FinishWithAsync(db, claim, 1, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return 1;
        }
    }

    private sealed class WriteSlowly : IRecurringJob
    {
        public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

        public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
        {
            await Task.Delay(3000, cancellationToken);
            return 1;
        }
    }

    private sealed class FailWithoutTable(DialogueDb db) : IRecurringJob
    {
        public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([fire.Second]);

        public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) =>
            await db.Database.ExecuteSqlAsync($"insert into missing (words) values ({"Xin hỏi bao giờ có nước"})", cancellationToken);
    }

    private sealed class FindNothing : IRecurringJob
    {
        public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

        public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing was due.");
    }
}
