using Dialogue.Core.Maintenance;
using Quartz;

namespace Dialogue.Jobs.Scheduling;

/// <summary>One line of the schedule.</summary>
/// <param name="Job">The class that does the work; its name names the job everywhere.</param>
/// <param name="Every">The wait between two fires; or null with a <paramref name="Cron"/>.</param>
/// <param name="Cron">When it fires, on the city's clock (seconds, minutes, hours, day, month, weekday).</param>
/// <param name="Vi">What it does, in Vietnamese.</param>
/// <param name="En">What it does, in English.</param>
public sealed record ScheduledJob(Type Job, TimeSpan? Every, string? Cron, string Vi, string En)
{
    public string Name => Job.Name;

    public JobPlan Plan => new(Name, Vi, En, Every, After);

    internal static ScheduledJob EverySeconds<T>(int seconds, string vi, string en) where T : IRecurringJob =>
        new(typeof(T), TimeSpan.FromSeconds(seconds), null, vi, en);

    internal static ScheduledJob At<T>(string cron, string vi, string en) where T : IRecurringJob => new(typeof(T), null, cron, vi, en);

    private DateTimeOffset? After(DateTimeOffset fire, TimeZoneInfo city) => Every is { } every
        ? fire + every
        : new CronExpression(Cron!, city).GetNextValidTimeAfter(fire); // A job without a wait has hours.

    internal IScheduleBuilder ToQuartz(TimeZoneInfo city) => Every is { } every
        ? SimpleScheduleBuilder.Create().WithInterval(every).RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)
        // A night the city's machines were off is made up for when they are back.
        : CronScheduleBuilder.Create(Cron!).InTimeZone(city).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
}
