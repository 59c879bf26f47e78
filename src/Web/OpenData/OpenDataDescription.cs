using System.Text.Json.Nodes;
using Dialogue.Web.Composition;
using Microsoft.OpenApi;

namespace Dialogue.Web.OpenData;

/// <summary>An open table in the description for programs: its columns, filters and an example, in English.</summary>
internal static class OpenDataDescription
{
    public static void DescribedAs(this RouteHandlerBuilder endpoint, OpenTable table, bool isCsv) => endpoint.AddOpenApiOperationTransformer((operation, context, _) =>
    {
        var texts = context.ApplicationServices.GetRequiredService<Texts>();
        operation.OperationId = $"open-{table.Name}{(isCsv ? "-csv" : "")}";
        operation.Summary = $"{texts.In("en", "opendata.table." + table.Name)}, {(isCsv ? "CSV" : "JSON")}.";
        operation.Description = texts.In("en", "opendata.what." + table.Name);
        operation.Parameters = [.. Parameters(table, texts)];
        operation.Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = "A page. The header Link (and `next` in JSON) leads to the next one; without it this is the last.",
                Content = new Dictionary<string, OpenApiMediaType> { [isCsv ? "text/csv" : "application/json"] = isCsv ? Csv(table) : Json(table, texts) },
            },
            ["304"] = new OpenApiResponse { Description = "Nothing changed since the ETag of If-None-Match." },
            ["400"] = new OpenApiResponse { Description = "A parameter is not known or cannot be; the problem details name it." },
        };
        return Task.CompletedTask;
    });

    private static IEnumerable<IOpenApiParameter> Parameters(OpenTable table, Texts texts) =>
        table.Filters.Append("after").Append("limit").Select(name => new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Query,
            Required = name == "wave",
            Description = texts.In("en", "opendata.parameter." + name),
            Schema = new OpenApiSchema { Type = name is "after" or "limit" or "year" ? JsonSchemaType.Integer : JsonSchemaType.String },
        });

    private static OpenApiMediaType Csv(OpenTable table) => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create($"{string.Join(',', table.Columns.Select(column => column.Name))}\r\n{string.Join(',', table.Columns.Select(column => column.Example))}\r\n"),
    };

    private static OpenApiMediaType Json(OpenTable table, Texts texts) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["version"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["table"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["demonstration"] = new OpenApiSchema { Type = JsonSchemaType.Boolean },
                ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Item(table, texts) },
                ["next"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
            },
        },
        Example = new JsonObject
        {
            ["version"] = "v1",
            ["table"] = table.Name,
            ["demonstration"] = false,
            ["items"] = new JsonArray(new JsonObject(table.Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)ValueOf(column.Example))))),
            ["next"] = $"{table.Address}?after=4711",
        },
    };

    private static OpenApiSchema Item(OpenTable table, Texts texts) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = table.Columns.ToDictionary(column => column.Name, column => (IOpenApiSchema)new OpenApiSchema
        {
            Type = JsonSchemaType.Null | column.Type switch
            {
                OpenType.Whole => JsonSchemaType.Integer,
                OpenType.Number => JsonSchemaType.Number,
                _ => JsonSchemaType.String,
            },
            Format = column.Type switch { OpenType.Day => "date", OpenType.Instant => "date-time", _ => null },
            Description = texts.In("en", "opendata.column." + column.Name),
        }),
    };

    private static JsonValue? ValueOf(object? example) => example switch
    {
        null => null,
        int whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        _ => JsonValue.Create(example.ToString()),
    };
}
