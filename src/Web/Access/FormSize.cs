using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace Dialogue.Web.Access;

/// <summary>
/// Reads the form once, before anything else asks for it: a form beyond the limits is the sender's mistake and gets an answer,
/// where the readers further in would fail.
/// </summary>
internal static class FormSize
{
    public static void UseFormSize(this WebApplication app) => app.Use(async (http, next) =>
    {
        // An error page put in another's place comes through here again, and its form was judged already.
        var first = http.Features.Get<IAntiforgeryValidationFeature>() is null;
        if (first && http.Request.HasFormContentType && !await IsReadableAsync(http))
        {
            http.Request.Form = new FormCollection(new Dictionary<string, StringValues>());
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        await next(http);
    });

    private static async Task<bool> IsReadableAsync(HttpContext http)
    {
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
