using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Dialogue.App.Tests.Administration;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Inputs;

/// <summary>
/// One rule for every part of an address, and nobody escapes it: what entry points read is taken from the running application – the
/// properties and parameters of pages, what a call looks up in its query, the description for programs – and must stand in the table.
/// </summary>
public sealed class AddressTests(AddressGround given) : IClassFixture<AddressGround>
{
    // Of the framework: which handler a page is asked for, and the part that is sent only so that there is a query at all.
    private static readonly string[] NotOurs = ["handler", "-"];

    [Fact]
    public async Task Every_part_of_an_address_that_anything_reads_is_in_the_table_and_none_else()
    {
        var found = (await OfPagesAsync()).Concat(await OfDescriptionAsync()).Concat(await OfCallsAsync())
            .Where(part => !NotOurs.Contains(part.Name, StringComparer.Ordinal) && given.Entries.Any(entry => entry.Route == part.Route))
            .Select(part => $"{part.Route} ?{part.Name}").ToHashSet();

        var told = AddressTable.All.Select(part => part.ToString()).ToList();

        Assert.Empty(found.Except(told).Order());
        Assert.Empty(told.Except(found).Order());
        Assert.Distinct(told);
    }

    public static TheoryData<string> Routes => [.. AddressTable.All.Select(part => part.Route).Distinct()];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_part_that_cannot_be_read_is_named_with_what_was_expected_and_the_rest_is_shown(string route)
    {
        foreach (var part in AddressTable.All.Where(part => part.Route == route))
            if (!part.IsRefused)
                await MustTakeAsync(part);
            else if (part.Label is { } label)
                await MustTellAtTheFieldAsync(part, label);
            else
                await MustTellTheProgramAsync(part);
    }

    /// <summary>No value breaks it; where it names a thing, there is none of that name.</summary>
    private async Task MustTakeAsync(AddressPart part)
    {
        using var answer = await given.AskAsync(With(part));

        Assert.True(
            answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Redirect && answer.Headers.Location?.IsAbsoluteUri != true,
            $"{part}: {answer.StatusCode}");
    }

    private async Task MustTellAtTheFieldAsync(AddressPart part, (string Vi, string En) label)
    {
        using var vietnamese = await given.AskAsync(With(part));
        using var english = await given.AskAsync(With(part), "en");
        using var without = await given.AskAsync(given.AddressOf(part.Route));
        var page = await vietnamese.ReadAsync();

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.OK), (vietnamese.StatusCode, english.StatusCode, without.StatusCode));
        var told = MustTell(page, part, label.Vi, part.Expected!.Value.Vi); // of refused parts it is said
        MustTell(await english.ReadAsync(), part, label.En, part.Expected.Value.En);
        MustLeadOn(page, part, told);
        Assert.Equal(LinesOf(await without.ReadAsync()), LinesOf(page));
    }

    private static AngleSharp.Dom.IElement MustTell(IHtmlDocument page, AddressPart part, string label, string expected)
    {
        var told = page.QuerySelectorAll("main [role=alert] li");
        var one = Assert.Single(told);
        Assert.StartsWith(label, one.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains(expected, one.TextContent, StringComparison.Ordinal);
        return one;
    }

    /// <summary>To its field, which points at the same words; where there is none, to the list without it.</summary>
    private static void MustLeadOn(IHtmlDocument page, AddressPart part, AngleSharp.Dom.IElement told)
    {
        var link = told.QuerySelector("a") ?? told.Closest("[role=alert]")!.QuerySelector("p a"); // a fault stands in an alert
        var target = link!.GetAttribute("href")!; // a link leads somewhere
        if (!target.StartsWith('#'))
        {
            Assert.DoesNotContain($"{part.Name}=", target, StringComparison.Ordinal);
            return;
        }
        var field = page.QuerySelector(target);
        Assert.NotNull(field);
        Assert.Contains($"{part.Name}-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(link.TextContent, page.QuerySelector($"#{part.Name}-error")?.TextContent);
    }

    private async Task MustTellTheProgramAsync(AddressPart part)
    {
        foreach (var (language, expected) in new[] { ("vi", part.Expected!.Value.Vi), ("en", part.Expected.Value.En) }) // of refused parts it is said
        {
            using var answer = await given.AskAsync(With(part), language);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var words = Assert.Single(problem.RootElement.GetProperty("errors").GetProperty(part.Name).EnumerateArray()).GetString();
            Assert.Contains(part.Name, words, StringComparison.Ordinal);
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    private string With(AddressPart part) => $"{given.AddressOf(part.Route)}?{part.Name}={Uri.EscapeDataString(part.Bad)}";

    private static int LinesOf(IHtmlDocument page) => page.QuerySelectorAll("main tbody tr, main .card-list > li").Length;

    private async Task<IEnumerable<(string Route, string Name)>> OfPagesAsync()
    {
        var found = new List<(string, string)>();
        foreach (var endpoint in given.City.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await given.City.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            var route = "/" + endpoint.RoutePattern.RawText?.Trim('/');
            var inRoute = endpoint.RoutePattern.Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var bound = compiled.BoundProperties.OfType<PageBoundPropertyDescriptor>()
                .Where(property => property.Property.GetCustomAttributes(typeof(Microsoft.AspNetCore.Mvc.BindPropertyAttribute), true).OfType<Microsoft.AspNetCore.Mvc.BindPropertyAttribute>().Any(bind => bind.SupportsGet))
                .Select(property => property.BindingInfo?.BinderModelName ?? property.Name);
            var taken = compiled.HandlerMethods.Where(handler => handler.HttpMethod == "Get").SelectMany(handler => handler.Parameters)
                .Where(parameter => parameter.ParameterType != typeof(CancellationToken) && parameter.BindingInfo?.BindingSource?.Id != "Services").Select(parameter => parameter.Name);
            found.AddRange(bound.Concat(taken).Where(name => !inRoute.Contains(name)).Select(name => (route, name)));
        }
        return found;
    }

    private async Task<IEnumerable<(string Route, string Name)>> OfDescriptionAsync()
    {
        using var description = JsonDocument.Parse(await given.MayAll.GetPageAsync("/openapi/v1.json"));
        return
        [
            .. from path in description.RootElement.GetProperty("paths").EnumerateObject()
               where path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out _)
               from parameter in path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
               where parameter.GetProperty("in").GetString() == "query"
               select (RouteOf(path.Name), parameter.GetProperty("name").GetString()!), // a parameter has a name
        ];
    }

    /// <summary>The description leaves out of a route what only routing needs.</summary>
    private string RouteOf(string path) => given.Entries.Select(entry => entry.Route).FirstOrDefault(route => Bare(route) == Bare(path)) ?? path;

    private static string Bare(string route) => System.Text.RegularExpressions.Regex.Replace(route, @"\{\*{0,2}(\w+)[^}]*\}", "{$1}");

    private async Task<IEnumerable<(string Route, string Name)>> OfCallsAsync()
    {
        foreach (var entry in given.Entries)
            (await given.AskAsync(given.AddressOf(entry.Route) + "?-=1", entry: entry.Route)).Dispose();
        return given.Recorder.Asked;
    }
}
