using Dialogue.Jobs.Reports;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Topics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Dialogue.Jobs;

/// <summary>Hosts the schedule in a process. Any number of processes may, on one database: each fire happens on one of them.</summary>
public static class DialogueJobs
{
    public const string SchedulerName = "Dialogue";

    /// <summary>Adds the scheduler, unless <c>Jobs:InProcess</c> is false. The database must be migrated when the host starts.</summary>
    public static IHostApplicationBuilder AddDialogueJobs(this IHostApplicationBuilder builder, string connectionString)
    {
        var options = new JobOptions();
        Read(builder.Configuration, options);
        builder.Services.AddOptions<JobOptions>().Configure(jobs => Read(builder.Configuration, jobs))
            .Validate(jobs => jobs.Lease >= TimeSpan.FromSeconds(1) && jobs.FirstWait > TimeSpan.Zero && jobs.LongestWait >= jobs.FirstWait,
                "Jobs: Lease is at least a second; FirstWait is positive and not longer than LongestWait.")
            .Validate(jobs => TimeZoneInfo.TryFindSystemTimeZoneById(jobs.TimeZone, out _), "Jobs:TimeZone is not known to this machine.")
            .ValidateOnStart();
        foreach (var job in Schedule.Jobs)
            builder.Services.AddSingleton(job.Plan);
        foreach (var rule in Maintenance.Retention.Rules)
            builder.Services.AddSingleton<Core.Maintenance.RetentionRule>(rule);
        builder.Services.AddSingleton<TopicReader>();
        builder.Services.AddScoped<ReportSurveys>().AddScoped<ReportTopics>();
        if (options.InProcess)
            builder.Services.AddScheduler(connectionString, options.Zone);
        return builder;
    }

    private static void Read(IConfiguration configuration, JobOptions options)
    {
        options.TimeZone = configuration["City:TimeZone"] ?? options.TimeZone;
        configuration.GetSection(JobOptions.Section).Bind(options);
    }

    private static void AddScheduler(this IServiceCollection services, string connectionString, TimeZoneInfo city)
    {
        services.AddHostedService(provider => provider.GetRequiredService<TopicReader>());
        services.AddSingleton<RunPeriods>();
        services.AddSingleton<IHostedService>(new PrepareStore(connectionString));
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store => store.UseDialogueTables(connectionString).UseClustering(cluster =>
            {
                cluster.CheckinInterval = TimeSpan.FromSeconds(5);
                cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
            }));
            foreach (var job in Schedule.Jobs)
                quartz.ScheduleJob<Tick>(
                    trigger => trigger.WithIdentity(job.Name).WithDescription(job.En).WithSchedule(job.ToQuartz(city)),
                    tick => tick.WithIdentity(job.Name).WithDescription(job.En));
        });
        // A restart goes on with the schedule instead of beginning it again.
        services.Configure<QuartzOptions>(options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        services.AddQuartzHostedService(service => service.WaitForJobsToComplete = true);
    }
}
