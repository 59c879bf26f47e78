using Dialogue.Core.People;
using Dialogue.Web.Access;

namespace Dialogue.Web.Composition;

/// <summary>The description of our interfaces for other programs; it holds nothing but what they are.</summary>
internal static class OpenApiComposition
{
    public static void AddDialogueOpenApi(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Dialogue";
            document.Info.Version = "v1";
            document.Info.Description =
                "Sessions, questions and votes. Reading needs no account. A state change needs the header and token of GET /api/antiforgery; "
                + "asking also an Idempotency-Key, a UUID made before the first send. Refusals are problem details in the reader's language.";
            // Where it is served is the reader's to know: behind a proxy we would tell an inner name.
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));

    public static void MapDialogueOpenApi(this WebApplication app) =>
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new NeedsAttribute(Right.ReadPublic));
}
