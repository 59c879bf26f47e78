using System.Collections.Concurrent;
using System.Text;
using Dialogue.Given;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Dialogue.App.Tests.Security;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_gets_routes_and_numbers_but_no_receipt()
    {
        var received = new ConcurrentBag<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Add((kind, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();

        var city = await TestCity.StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        // A request is measured when its server side ends, which is a moment after its answer has arrived here.
        for (var request = 0; request < 3; request++)
        {
            (await city.Nobody().GetAsync("/q/ABCDEFGHJKMN")).Dispose();
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        await city.DisposeAsync();

        Assert.Contains(received, each => each.Path == "metrics" && each.Body.Contains("http.server.request.duration", StringComparison.Ordinal));
        Assert.Contains(received, each => each.Path == "traces" && each.Body.Contains("q/{receipt?}", StringComparison.Ordinal));
        Assert.DoesNotContain(received, each => each.Body.Contains("ABCDEFGHJKMN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_is_stopped_from_two_sides_stops_measuring_once()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(Telemetry.EndpointSetting, "http://127.0.0.1:9")]).Build();
        for (var round = 0; round < 20; round++)
        {
            var telemetry = new Telemetry(settings);
            await telemetry.StartAsync(default);
            using var start = new Barrier(4);

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () => { start.SignalAndWait(); return telemetry.StopAsync(default); }, TaskCreationOptions.LongRunning).Unwrap()));
        }
    }
}
