using System.Runtime.InteropServices;

namespace Dialogue.Jobs.Commands;

/// <summary>Ctrl-C and a polite kill stop the command in good order; a second Ctrl-C ends it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public StopSignals()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Token => stop.Token;

    /// <summary>Somebody pressed Ctrl-C, which scripts want to know; being told to leave is an ordinary end.</summary>
    public bool Interrupted { get; private set; }

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        Interrupted |= signal.Signal == PosixSignal.SIGINT;
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
