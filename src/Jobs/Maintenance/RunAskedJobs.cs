using Dialogue.Core.Maintenance;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Maintenance;

/// <summary>What an administrator asks for at a page of any node is done by a node that has the schedule.</summary>
internal sealed class RunAskedJobs(JobRequests requests, RunPeriods periods, TimeProvider clock) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await requests.AnyOpenAsync(cancellationToken) ? [fire.Second] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var asked = await requests.OpenAsync(cancellationToken);
        foreach (var request in asked)
        {
            // One that this release does not have, or that would ask itself, ends without anything done.
            var job = Schedule.Find(request.Job) is { } known && known.Job != typeof(RunAskedJobs) ? known.Job : null;
            var finished = job is null ? 0 : await periods.AgainAsync(job, request.Period, new JobFire(clock.GetUtcNow()), nameof(RunAskedJobs), cancellationToken);
            await requests.CloseAsync(request.Id, finished, cancellationToken);
        }
        return asked.Count;
    }
}
