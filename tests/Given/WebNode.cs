using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dialogue.Core.Data.Cluster;

namespace Dialogue.Given;

/// <summary>The web application as a process of its own on a real port: for what only a process can do, such as being killed.</summary>
public sealed class WebNode : IAsyncDisposable
{
    private static readonly TimeSpan StartMayTake = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly List<string> words = [];

    private WebNode(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <param name="connectionString">A database that is ready.</param>
    /// <param name="settings">Configuration over that of the application.</param>
    public static async Task<WebNode> StartAsync(string connectionString, params (string Key, string Value)[] settings)
    {
        var web = Path.Combine(Repository.Find()!, "src", "Web"); // the tests run inside the repository
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var built = Path.Combine(web, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Dialogue.Web.dll"); // bin/Debug/net10.0
        var start = new ProcessStartInfo("dotnet", [built, "--urls", address.ToString()])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Plain http, so without the cookies that need more.
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ConnectionStrings__Dialogue"] = connectionString, ["Jobs__InProcess"] = "false", ["Limits__Off"] = "true", ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var node = new WebNode(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."), address);
        await node.BeReadyAsync();
        return node;
    }

    /// <summary>A new browser of somebody without an account.</summary>
    public CityClient Nobody()
    {
        var jar = new CookieJar { InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false } };
        return new CityClient(new HttpClient(jar) { BaseAddress = Address }, jar);
    }

    /// <summary>As when the machine loses its power.</summary>
    public void Kill() => process.Kill();

    /// <summary>As a container is stopped.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (words)
            if (line.Data is not null)
                words.Add(line.Data);
    }

    private async Task BeReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(http))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > StartMayTake)
                throw new InvalidOperationException($"The web application did not start: {string.Join('\n', words.TakeLast(20))}");
            await Task.Delay(100);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz/ready");
            return answer.StatusCode == HttpStatusCode.OK;
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
