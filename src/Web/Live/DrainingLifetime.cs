using System.Runtime.InteropServices;

namespace Dialogue.Web.Live;

/// <summary>
/// Between the signal to stop and the stopping lies the draining: SignalR cuts every connection at once when the host begins
/// to stop, so followers must have moved before. A second signal does not wait.
/// </summary>
internal sealed class DrainingLifetime(Draining draining, IHostApplicationLifetime life) : IHostLifetime, IDisposable
{
    private readonly CancellationTokenSource hurry = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
            signals.Add(PosixSignalRegistration.Create(signal, Stop));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in signals)
            signal.Dispose();
        hurry.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref asked) == 1)
            _ = DrainAsync();
        else
            hurry.Cancel();
    }

    private async Task DrainAsync()
    {
        try
        {
            await draining.RunAsync(hurry.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked twice: go now.
        }
        finally
        {
            life.StopApplication();
        }
    }
}
