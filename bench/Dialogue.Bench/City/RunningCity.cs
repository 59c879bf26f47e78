using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dialogue.Bench.City;

/// <summary>
/// The web application as a process of its own, as in production behind a proxy that ends TLS. The scheduler and the limits per
/// visitor are off: all requests here come from one address.
/// </summary>
internal sealed class RunningCity : IAsyncDisposable
{
    private static readonly TimeSpan StartMayTake = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private RunningCity(Process process, string connectionString, int port)
    {
        (this.process, ConnectionString, Address) = (process, connectionString, new Uri($"http://127.0.0.1:{port}"));
        Browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        Script = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };
        Browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Script.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Browser.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        Browser.DefaultRequestHeaders.Add("Accept-Language", "vi");
    }

    public string ConnectionString { get; }
    public Uri Address { get; }

    /// <summary>A phone without cookies: it takes compressed answers and keeps them as they came.</summary>
    public HttpClient Browser { get; }

    /// <summary>The same for the interfaces: it reads what it gets.</summary>
    public HttpClient Script { get; }

    public static async Task<RunningCity> StartAsync(string connectionString, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", ["bin/Release/net10.0/Dialogue.Web.dll", "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = Path.Combine(Ground.Root, "src", "Web"),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
                ["ConnectionStrings__Dialogue"] = connectionString,
                ["Jobs__InProcess"] = "false",
                ["Limits__Off"] = "true",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        var city = new RunningCity(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."), connectionString, port);
        await city.BeReadyAsync(cancellationToken);
        return city;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Script.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task BeReadyAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > StartMayTake)
                throw new InvalidOperationException("The web application did not start; see its messages above.");
            await Task.Delay(200, cancellationToken);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Browser.GetAsync("/healthz/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
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
