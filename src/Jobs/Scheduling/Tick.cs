using Quartz;

namespace Dialogue.Jobs.Scheduling;

/// <summary>The one class the scheduler knows; which job it fires is its key, looked up in <see cref="Schedule"/>.</summary>
[DisallowConcurrentExecution]
public sealed class Tick(RunPeriods periods) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A newer node may have scheduled a job that this one does not have yet.
        if (Schedule.Find(context.JobDetail.Key.Name) is not { } job)
            return;
        var fire = new JobFire(context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        await periods.FireAsync(job.Job, fire, context.Scheduler.SchedulerInstanceId, context.CancellationToken);
    }
}
