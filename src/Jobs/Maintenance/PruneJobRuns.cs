using Dialogue.Core.Maintenance;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Maintenance;

/// <summary>Nothing finished is older than the history is kept.</summary>
internal sealed class PruneJobRuns(JobRuns runs, JobRequests requests, IOptions<JobOptions> options, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(options.Value.Zone)]);

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ticks = Schedule.Jobs.ToLookup(job => job.Every is not null, job => job.Name);
        return await runs.ForgetAsync(ticks[true], now - options.Value.KeepTicks, cancellationToken)
            + await runs.ForgetAsync(ticks[false], now - options.Value.KeepRuns, cancellationToken)
            + await requests.ForgetAsync(now - options.Value.KeepRuns, cancellationToken);
    }
}
