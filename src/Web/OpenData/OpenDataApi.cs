using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Demo;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Dialogue.Web.OpenData;

/// <summary>Open tables as JSON and CSV: paged, cacheable, for programs of any origin.</summary>
internal static class OpenDataApi
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapOpenData(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/open/v1").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Open data");
        foreach (var table in OpenTables.All)
        {
            open.MapGet($"/{table.Name}", (HttpContext http, CancellationToken stop) => AnswerAsync(http, table, isCsv: false, stop)).DescribedAs(table, isCsv: false);
            open.MapGet($"/{table.Name}.csv", (HttpContext http, CancellationToken stop) => AnswerAsync(http, table, isCsv: true, stop)).DescribedAs(table, isCsv: true);
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, OpenTable table, bool isCsv, CancellationToken stop)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        var address = http.ReadAddress();
        var query = OpenQuery.Read(address, http.Request.Query, table, http.RequestServices.GetRequiredService<Texts>());
        if (address.Refusal() is { } refusal)
            return refusal;
        var page = await table.ReadAsync(http.RequestServices, query, stop);
        if (page.RefusedFilter is { } filter)
            return http.Problem(StatusCodes.Status400BadRequest, "opendata.refused." + filter, filter, filter);
        var next = page.Next is { } after ? AddressOf(http, after) : null;
        if (next is not null)
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        http.Response.Headers.CacheControl = "public, max-age=60";
        var isMadeUp = http.RequestServices.GetRequiredService<SiteOptions>().Demonstration || await http.RequestServices.GetRequiredService<DemoSign>().IsShownAsync(stop);
        var bytes = isCsv ? CsvOf(table, page) : JsonOf(table, page, next, isMadeUp);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        return isCsv
            ? Results.File(bytes, "text/csv; charset=utf-8", $"{(isMadeUp ? "demo-" : "")}{table.Name}.csv", entityTag: tag)
            : Results.Bytes(bytes, "application/json; charset=utf-8", entityTag: tag);
    }

    private static string AddressOf(HttpContext http, long after)
    {
        var query = new QueryBuilder(http.Request.Query.Where(one => one.Key != "after").Select(one => KeyValuePair.Create(one.Key, one.Value.ToString())))
        {
            { "after", after.ToString(CultureInfo.InvariantCulture) },
        };
        return http.Request.PathBase + http.Request.Path + query;
    }

    private static byte[] CsvOf(OpenTable table, OpenPage page) => new ChartTable(
        [.. table.Columns.Select(column => column.Name)], [.. page.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(TextOf)])]).ToCsv();

    private static byte[] JsonOf(OpenTable table, OpenPage page, string? next, bool isMadeUp)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            json.WriteString("version", "v1");
            json.WriteString("table", table.Name);
            json.WriteBoolean("demonstration", isMadeUp);
            json.WriteStartArray("items");
            foreach (var row in page.Rows)
                WriteRow(json, table.Columns, row);
            json.WriteEndArray();
            json.WriteString("next", next);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void WriteRow(Utf8JsonWriter json, IReadOnlyList<OpenColumn> columns, object?[] row)
    {
        json.WriteStartObject();
        foreach (var (column, cell) in columns.Zip(row))
        {
            json.WritePropertyName(column.Name);
            switch (cell)
            {
                case null: json.WriteNullValue(); break;
                case int whole: json.WriteNumberValue(whole); break;
                case long whole: json.WriteNumberValue(whole); break;
                case double number: json.WriteNumberValue(number); break;
                default: json.WriteStringValue(TextOf(cell)); break;
            }
        }
        json.WriteEndObject();
    }

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
