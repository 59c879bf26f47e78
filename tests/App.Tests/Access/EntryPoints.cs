using Dialogue.Given;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Access;

/// <summary>Everything the running application answers to, taken from its own routing table.</summary>
internal static class EntryPoints
{
    public static async Task<IReadOnlyList<EntryPoint>> OfAsync(TestCity city)
    {
        var found = new List<EntryPoint>();
        foreach (var endpoint in city.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
            found.AddRange(endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? await OfPageAsync(city, endpoint, page) : OfEndpoint(endpoint));
        return [.. found.DistinctBy(entry => entry.Name).OrderBy(entry => entry.Route, StringComparer.Ordinal).ThenBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<EntryPoint>> OfPageAsync(TestCity city, RouteEndpoint endpoint, PageActionDescriptor page)
    {
        var compiled = await city.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
        var handlers = compiled.HandlerMethods.Select(handler => (handler.HttpMethod.ToUpperInvariant(), handler.Name)).DefaultIfEmpty(("GET", null));
        return handlers.Select(handler => Entry(endpoint.RoutePattern.RawText ?? "", handler.Item1, handler.Name, (compiled.Endpoint ?? endpoint).Metadata, true));
    }

    private static IEnumerable<EntryPoint> OfEndpoint(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
            .Select(method => Entry(endpoint.RoutePattern.RawText ?? "", method, null, endpoint.Metadata, false));

    private static EntryPoint Entry(string route, string method, string? handler, Microsoft.AspNetCore.Http.EndpointMetadataCollection metadata, bool isPage) =>
        new(method, "/" + route.Trim('/'), handler, [.. metadata.GetOrderedMetadata<NeedsAttribute>().Select(needs => needs.Right).Distinct()],
            metadata.GetMetadata<IAllowAnonymous>() is not null, isPage,
            metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true,
            metadata.GetMetadata<HubMetadata>()?.HubType);
}
