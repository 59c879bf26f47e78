using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dialogue.Web.Composition;

/// <summary>
/// Sends what the framework and the database driver measure to a collector, once OTEL_EXPORTER_OTLP_ENDPOINT names one; the
/// other OTEL_EXPORTER_OTLP_* settings count too. The hosting package of OpenTelemetry is not obtainable, so this hosts it.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService
{
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "Microsoft.AspNetCore.Authentication",
        "Microsoft.AspNetCore.Authorization", "Npgsql", "System.Runtime",
    ];

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Server", "Npgsql"];

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => resource.AddService("dialogue"))
            .AddSource(Sources)
            .AddProcessor(new WithoutAddresses())
            .AddOtlpExporter()
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => resource.AddService("dialogue"))
            .AddMeter(Meters)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // A host that is told to stop from two sides stops its services twice at once, and a provider bears that badly.
        Interlocked.Exchange(ref traces, null)?.Dispose();
        Interlocked.Exchange(ref metrics, null)?.Dispose();
        return Task.CompletedTask;
    }
}
