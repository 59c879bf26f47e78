using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace Dialogue.Web.Api;

internal static class AntiforgeryApi
{
    public sealed record AntiforgeryReply(string Header, string Token);

    public static void MapAntiforgeryApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/antiforgery", (HttpContext http, IAntiforgery antiforgery) =>
            {
                var tokens = antiforgery.GetAndStoreTokens(http);
                return new AntiforgeryReply(tokens.HeaderName!, tokens.RequestToken!);
            })
            .WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithSummary("The header and token that every state change needs.");

    /// <summary>Every state change needs the token: in the header from script, in the form without.</summary>
    public static TBuilder RequireAntiforgeryToken<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter<TBuilder, AntiforgeryFilter>();
}
