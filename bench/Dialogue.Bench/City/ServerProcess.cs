using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dialogue.Bench.City;

/// <summary>A server of its own process on loopback: the city's, or one that it is compared with. It ends with this object.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartMayTake = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly int probe;

    private ServerProcess(Process process, int port, int probe) =>
        (this.process, this.probe, Address) = (process, probe, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    /// <summary>host:port.</summary>
    public string Node => Address.Authority;

    public int Id => process.Id;

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="program">dotnet or node.</param>
    /// <param name="arguments">Those that come before the port; the port is given as the callers' servers want it.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="settings">Its environment.</param>
    /// <param name="readyAt">Answers 200 once it serves; any answer counts when it is null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<ServerProcess> StartAsync(
        string program, Func<int, IEnumerable<string>> arguments, string folder, IReadOnlyDictionary<string, string> settings, string? readyAt,
        CancellationToken cancellationToken)
    {
        var (port, probe) = (FreePort(), FreePort());
        var start = new ProcessStartInfo(program, arguments(port)) { WorkingDirectory = folder, RedirectStandardInput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        if (program == "dotnet")
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = Ground.BuiltFile("bench/probe", "Dialogue.Probe.dll");
            start.Environment["DIALOGUE_PROBE"] = probe.ToString(CultureInfo.InvariantCulture);
        }
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."), port, probe);
        try
        {
            await server.BeReadyAsync(readyAt, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>What its heap holds after a full collection.</summary>
    public Task<long> LiveBytesAsync(CancellationToken cancellationToken) => AskProbeAsync('h', cancellationToken);

    /// <summary>How many statements it has sent to the database.</summary>
    public Task<long> StatementsAsync(CancellationToken cancellationToken) => AskProbeAsync('s', cancellationToken);

    /// <summary>At once, without a word to anybody.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<long> AskProbeAsync(char what, CancellationToken cancellationToken)
    {
        using var asker = new TcpClient();
        await asker.ConnectAsync(IPAddress.Loopback, probe, cancellationToken);
        await asker.GetStream().WriteAsync(new[] { (byte)what }, cancellationToken);
        using var answer = new StreamReader(asker.GetStream());
        return long.Parse(await answer.ReadToEndAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private async Task BeReadyAsync(string? readyAt, CancellationToken cancellationToken)
    {
        using var asker = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(asker, readyAt, cancellationToken))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > StartMayTake)
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} does not answer; see its messages above.");
            await Task.Delay(200, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient asker, string? readyAt, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, readyAt ?? "/");
            request.Headers.Add("X-Forwarded-Proto", "https");
            using var answer = await asker.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode || readyAt is null;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
