using Microsoft.Extensions.Hosting;

namespace Dialogue.Jobs.Scheduling;

/// <summary>Runs before the scheduler's own service starts, which only checks its tables.</summary>
internal sealed class PrepareStore(string connectionString) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => QuartzStore.ProvisionAsync(connectionString, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
