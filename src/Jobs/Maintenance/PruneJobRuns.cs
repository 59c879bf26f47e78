using Dialogue.Core.Maintenance;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Maintenance;

/// <summary>Nothing finished is older than the history is kept.</summary>
internal sealed class PruneJobRuns(JobRuns runs, IOptions<JobOptions> options, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(options.Value.Zone)]);

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) =>
        runs.ForgetAsync(clock.GetUtcNow() - options.Value.KeepRuns, cancellationToken);
}
