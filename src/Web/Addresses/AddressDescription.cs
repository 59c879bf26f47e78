using Microsoft.OpenApi;

namespace Dialogue.Web.Addresses;

/// <summary>What an interface reads of its address by <see cref="AddressReader"/>, in the description for programs.</summary>
internal static class AddressDescription
{
    private static readonly string[] Numbers = ["since", "page", "at", "year"];

    public static RouteHandlerBuilder Reading(this RouteHandlerBuilder endpoint, params string[] parts) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters =
        [
            .. operation.Parameters ?? [],
            .. parts.Select(part => new OpenApiParameter
            {
                Name = part,
                In = ParameterLocation.Query,
                Schema = new OpenApiSchema { Type = Numbers.Contains(part) ? JsonSchemaType.Integer : JsonSchemaType.String },
            }),
        ];
        operation.Responses ??= [];
        operation.Responses.TryAdd("400", new OpenApiResponse { Description = "A part of the address cannot be read; the problem details name it and what was expected." });
        return Task.CompletedTask;
    });
}
