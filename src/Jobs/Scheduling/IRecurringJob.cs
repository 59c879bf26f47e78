using Dialogue.Core.Maintenance;

namespace Dialogue.Jobs.Scheduling;

/// <summary>
/// Work is rows that are not finished yet. A job says which periods have any, and does one period's. It is built in a scope of
/// its own for every period.
/// </summary>
public interface IRecurringJob
{
    /// <summary>
    /// The periods with unfinished work, none when there is nothing to do: then no row is written, so a job may fire every other
    /// second without flooding the history. A finished period that is named again is passed over.
    /// </summary>
    Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken);

    /// <summary>
    /// Does the work. Where it can, it calls <see cref="JobRuns.FinishWithAsync"/> inside its own transaction, which makes effect
    /// and history one; otherwise a repeated run must find nothing left to do.
    /// </summary>
    /// <returns>How many rows it finished.</returns>
    Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken);
}
