using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

/// <summary>
/// Loaded into a measured server by DOTNET_STARTUP_HOOKS, so that the product needs no door for it: whoever connects to the port of
/// DIALOGUE_PROBE and says h is told how many bytes live on the server's heap after a full collection; s, how many statements it has
/// sent to its database. When whoever started the server is gone,
/// however it went, so is the server.
/// </summary>
internal static class StartupHook
{
    private static long statements;
    private static MeterListener? meters;

    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("DIALOGUE_PROBE"), CultureInfo.InvariantCulture, out var port))
            return;
        meters = CountStatements();
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "probe" }.Start();
        new Thread(EndWithStarter) { IsBackground = true, Name = "probe of the starter" }.Start();
    }

    private static void EndWithStarter()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Nobody writes; the end of it is the message.
        }
        Environment.Exit(1);
    }

    private static void Answer(TcpListener listener)
    {
        while (true)
        {
            using var asker = listener.AcceptTcpClient();
            var value = asker.GetStream().ReadByte() == 'h' ? LiveBytes() : Interlocked.Read(ref statements);
            using var answer = new StreamWriter(asker.GetStream());
            answer.Write(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static long LiveBytes()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static MeterListener CountStatements()
    {
        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "Npgsql", Name: "db.client.operation.duration" or "db.client.commands.duration" })
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref statements));
        meters.Start();
        return meters;
    }
}
