using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dialogue.App.Tests.Jobs;

/// <summary>One node: a host with the scheduler, on a migrated database that several of them may share.</summary>
internal sealed class JobsHost : IAsyncDisposable
{
    private readonly IHost host;

    private JobsHost(IHost host) => this.host = host;

    public RunPeriods Periods => new(
        host.Services.GetRequiredService<IServiceScopeFactory>(), Runs, host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<JobOptions>>(),
        TimeProvider.System, host.Services.GetRequiredService<ILogger<RunPeriods>>());

    public JobRuns Runs => host.Services.GetRequiredService<JobRuns>();

    public IServiceProvider Services => host.Services;

    public static Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync(DialogueMigrations.RunAsync);

    /// <summary>A host that is built and not started: its runner works, its scheduler does not fire.</summary>
    public static JobsHost Build(TestDatabase database, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Services.AddLogging();
        builder.Services.AddDialogueCore(database.ConnectionString);
        builder.AddDialogueJobs(database.ConnectionString);
        return new JobsHost(builder.Build());
    }

    public static async Task<JobsHost> StartAsync(TestDatabase database, params (string Key, string Value)[] settings)
    {
        var started = Build(database, settings);
        await started.host.StartAsync();
        return started;
    }

    public static async Task<List<JobRun>> HistoryAsync(TestDatabase database)
    {
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        return await db.JobRuns.AsNoTracking().OrderBy(run => run.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
