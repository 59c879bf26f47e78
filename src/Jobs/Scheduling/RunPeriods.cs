using Dialogue.Core.Maintenance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Scheduling;

/// <summary>
/// What one fire of the schedule does: first periods that were begun and not finished (their node died, or they failed and have
/// waited), then the periods that are due now. While a period is unfinished elsewhere or
/// waits for its retry, no further one of the same subject is begun: what broke would break again, and fill the history.
/// </summary>
public sealed partial class RunPeriods(
    IServiceScopeFactory scopes, JobRuns runs, IOptions<JobOptions> options, TimeProvider clock, ILogger<RunPeriods> log)
{
    /// <returns>How many periods this fire finished.</returns>
    public async Task<int> FireAsync(Type job, JobFire fire, string node, CancellationToken cancellationToken)
    {
        var finished = 0;
        foreach (var period in await runs.OpenAsync(job.Name, cancellationToken))
            finished += await OnceAsync(job, period, node, cancellationToken) ? 1 : 0;
        var stuck = (await runs.OpenAsync(job.Name, cancellationToken)).ConvertAll(JobFire.SubjectOf);
        var due = await DueAsync(job, fire, cancellationToken);
        foreach (var period in due.Where(period => !stuck.Contains(JobFire.SubjectOf(period))))
            finished += await OnceAsync(job, period, node, cancellationToken) ? 1 : 0;
        return finished;
    }

    /// <summary>Does what a person asked for: one period once more, or whatever a fire of this moment would do, finished or not.</summary>
    /// <returns>How many periods were finished.</returns>
    public async Task<int> AgainAsync(Type job, string? period, JobFire fire, string node, CancellationToken cancellationToken)
    {
        IEnumerable<string> periods = period is not null ? [period] : [.. await runs.OpenAsync(job.Name, cancellationToken), .. await DueAsync(job, fire, cancellationToken)];
        var finished = 0;
        foreach (var each in periods.Distinct())
        {
            await runs.ReopenAsync(job.Name, each, cancellationToken);
            finished += await OnceAsync(job, each, node, cancellationToken) ? 1 : 0;
        }
        return finished;
    }

    /// <summary>Does one period unless it is finished, held by another runner, or waits for its retry.</summary>
    /// <returns>True when this call finished it.</returns>
    public async Task<bool> OnceAsync(Type job, string period, string node, CancellationToken cancellationToken)
    {
        if (await runs.ClaimAsync(job.Name, period, node, options.Value.Lease, cancellationToken) is not { } claim)
            return false;
        try
        {
            var count = await WorkAsync(job, claim, cancellationToken);
            Finished(job.Name, period, count);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await runs.LetGoAsync(claim, CancellationToken.None);
            throw;
        }
        catch (LeaseLostException)
        {
            TakenOver(job.Name, period, claim.Attempt);
            return false;
        }
        catch (Exception exception)
        {
            await FailAsync(claim, exception);
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> DueAsync(Type job, JobFire fire, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Make(job, scope).DueAsync(fire, cancellationToken);
    }

    private async Task<int> WorkAsync(Type job, JobClaim claim, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(claim, lost);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var count = await Make(job, scope).RunAsync(claim, lost.Token);
            await runs.EnsureFinishedAsync(claim, count, cancellationToken);
            return count;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && lost.IsCancellationRequested)
        {
            throw new LeaseLostException(claim);
        }
        finally
        {
            await lost.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(JobClaim claim, CancellationTokenSource lost)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.Value.Lease / 3, clock, lost.Token);
                if (!await runs.RenewAsync(claim, options.Value.Lease, lost.Token))
                    await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over, or the lease is.
        }
        catch (Exception exception)
        {
            // Without the database the lease runs out by itself; the attempt number still guards what is committed.
            NotRenewed(claim.Job, claim.Period, ErrorWords.Of(exception));
        }
    }

    private async Task FailAsync(JobClaim claim, Exception exception)
    {
        var error = ErrorWords.Of(exception);
        var wait = options.Value.WaitAfter(claim.Attempt);
        Failed(claim.Job, claim.Period, claim.Attempt, wait, error);
        await runs.FailAsync(claim, error, wait, CancellationToken.None);
    }

    private static IRecurringJob Make(Type job, AsyncServiceScope scope) =>
        (IRecurringJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, job);

    [LoggerMessage(LogLevel.Information, "{Job} {Period} finished, {Count} rows")]
    private partial void Finished(string job, string period, int count);

    [LoggerMessage(LogLevel.Warning, "{Job} {Period} attempt {Attempt} was taken over by another runner")]
    private partial void TakenOver(string job, string period, int attempt);

    [LoggerMessage(LogLevel.Warning, "{Job} {Period} lease was not renewed: {Error}")]
    private partial void NotRenewed(string job, string period, string error);

    [LoggerMessage(LogLevel.Error, "{Job} {Period} attempt {Attempt} failed, next after {Wait}: {Error}")]
    private partial void Failed(string job, string period, int attempt, TimeSpan wait, string error);
}
