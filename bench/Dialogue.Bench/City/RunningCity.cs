using System.Net;

namespace Dialogue.Bench.City;

/// <summary>
/// The web application as a process of its own, as in production behind a proxy that ends TLS. The scheduler and the limits per
/// visitor are off: all requests here come from one address.
/// </summary>
internal sealed class RunningCity : IAsyncDisposable
{
    /// <summary>Two nodes with two pools each share a PostgreSQL that takes 200.</summary>
    private const int ConnectionsOfAPool = 40;

    private RunningCity(ServerProcess server, string connectionString)
    {
        (Server, ConnectionString) = (server, connectionString);
        Browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        Script = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };
        Browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Script.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Browser.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        Browser.DefaultRequestHeaders.Add("Accept-Language", "vi");
    }

    public ServerProcess Server { get; }
    public string ConnectionString { get; }
    public Uri Address => Server.Address;

    /// <summary>A phone without cookies: it takes compressed answers and keeps them as they came.</summary>
    public HttpClient Browser { get; }

    /// <summary>The same for the interfaces: it reads what it gets.</summary>
    public HttpClient Script { get; }

    public static async Task<RunningCity> StartAsync(string connectionString, CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            ["ConnectionStrings__Dialogue"] = $"{connectionString};Maximum Pool Size={ConnectionsOfAPool}",
            ["Jobs__InProcess"] = "false",
            ["Limits__Off"] = "true",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (name, value) in settings)
            environment[name] = value;
        var server = await ServerProcess.StartAsync(
            "dotnet", port => ["bin/Release/net10.0/Dialogue.Web.dll", "--urls", $"http://127.0.0.1:{port}"], Path.Combine(Ground.Root, "src", "Web"),
            environment, "/healthz/ready", cancellationToken);
        return new RunningCity(server, connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Script.Dispose();
        await Server.DisposeAsync();
    }
}
