using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;

namespace Dialogue.Web.Access;

/// <summary>Puts a request into the world of what its address names, before anything asks the database.</summary>
internal static class RehearsalRequests
{
    public static void UseRehearsals(this WebApplication app) => app.Use((http, next) =>
    {
        if (NamesRehearsal(http.Request.RouteValues))
        {
            http.RequestServices.GetRequiredService<RehearsalScope>().Enter();
            http.Response.OnStarting(() =>
            {
                // What everybody may keep of a real room nobody keeps of a rehearsal.
                http.Response.Headers.CacheControl = "private, no-store";
                return Task.CompletedTask;
            });
        }
        return next(http);
    });

    private static bool NamesRehearsal(RouteValueDictionary route) =>
        (Text(route, "code") is { } code && Rehearsal.IsCode(Codes.Canonical(code)))
        || (Text(route, "receipt") is { } receipt && Rehearsal.IsReceipt(Codes.Canonical(receipt)))
        || (long.TryParse(Text(route, "id"), out var id) && Rehearsal.IsQuestion(id))
        || (long.TryParse(Text(route, "offer"), out var offer) && Rehearsal.IsQuestion(offer));

    private static string? Text(RouteValueDictionary route, string name) => route.TryGetValue(name, out var value) ? value?.ToString() : null;
}
