using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Dialogue.App.Tests.Jobs;

public sealed class ClusterOfSchedulersTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await JobsHost.DatabaseAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Two_schedulers_on_one_database_fire_each_instant_once()
    {
        await RowsAsync("create table fired (at text not null, node text not null)");
        await using var one = await JobsHost.StartAsync(database);
        await using var other = await JobsHost.StartAsync(database);
        var scheduler = await one.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        var job = JobBuilder.Create<NoteFire>().WithIdentity("note").UsingJobData("to", database.ConnectionString).Build();
        var trigger = TriggerBuilder.Create().WithIdentity("note").StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(TimeSpan.FromSeconds(1)).RepeatForever()).Build();
        await scheduler.ScheduleJob(job, trigger);
        await Task.Delay(6500);
        await scheduler.DeleteJob(new JobKey("note"));

        var fires = await RowsAsync("select at from fired");
        Assert.InRange(fires.Count, 4, 8);
        Assert.Equal(fires.Count, fires.Distinct().Count());
        Assert.Equal(2, (await RowsAsync("select instance_name from quartz.qrtz_scheduler_state where sched_name = 'Dialogue'")).Count);
    }

    [Fact]
    public async Task Schedulers_that_start_at_once_on_an_empty_database_share_one_schedule()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => JobsHost.StartAsync(database)));

        var jobs = await RowsAsync("select job_name from quartz.qrtz_job_details where sched_name = 'Dialogue' order by 1");

        Assert.Equal(Schedule.Jobs.Select(job => job.Name).Order(StringComparer.Ordinal), jobs);
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task The_scheduler_tables_may_be_provisioned_again()
    {
        await QuartzStore.ProvisionAsync(database.ConnectionString, CancellationToken.None);

        await QuartzStore.ProvisionAsync(database.ConnectionString, CancellationToken.None);

        Assert.Equal("quartz.qrtz_triggers", Assert.Single(await RowsAsync("select to_regclass('quartz.qrtz_triggers')::text")));
    }

    [Fact]
    public async Task A_process_told_not_to_work_hosts_no_scheduler()
    {
        await using var node = await JobsHost.StartAsync(database, ("Jobs:InProcess", "false"));

        Assert.Null(node.Services.GetService<ISchedulerFactory>());
        Assert.Empty(await RowsAsync("select table_name from information_schema.tables where table_schema = 'quartz'"));
    }

    private async Task<List<string>> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private sealed class NoteFire : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            await using var connection = new NpgsqlConnection(context.MergedJobDataMap.GetString("to"));
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("insert into fired values ($1, $2)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = new JobFire(context.ScheduledFireTimeUtc!.Value).Second });
            command.Parameters.Add(new NpgsqlParameter { Value = context.Scheduler.SchedulerInstanceId });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
