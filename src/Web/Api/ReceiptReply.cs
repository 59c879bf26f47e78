using Dialogue.Core.Sessions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>Answers what a receipt's page sends: JSON to a script, to a form the page again with the message and with the words that were written.</summary>
internal sealed class ReceiptReply(HttpContext http, IFormCollection form, string receipt)
{
    public const string NoticeKey = "receipt.notice";
    public const string FailedKey = "receipt.failed";

    private bool WantsJson => http.Request.Headers.Accept.Any(accept => accept?.Contains("application/json", StringComparison.Ordinal) == true);

    public IResult Done(string textKey, params object[] arguments)
    {
        string words = http.RequestServices.GetRequiredService<Texts>()[textKey, arguments];
        return WantsJson ? Results.Json(new { message = words }, RoomJson.Options) : Back(words, null, false);
    }

    public IResult Declined(string textKey, int status, string part, params object[] arguments) => Declined(new KeptForm(null, part, Nothing), textKey, status, arguments);

    /// <summary>What one field of a part of the page holds is not usable: it is said there.</summary>
    public IResult DeclinedAt(string part, string field, string textKey, params object[] arguments) =>
        Declined(new KeptForm(null, part, Nothing, field), textKey, StatusCodes.Status400BadRequest, arguments);

    private static readonly Dictionary<string, string[]> Nothing = [];

    private IResult Declined(KeptForm about, string textKey, int status, object[] arguments) => WantsJson
        ? http.Problem(status, textKey, about.At, arguments)
        : Back(http.RequestServices.GetRequiredService<Texts>()[textKey, arguments], about, true);

    private IResult Back(string words, KeptForm? about, bool failed)
    {
        var kept = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        kept[NoticeKey] = words;
        kept[FailedKey] = failed;
        if (about is not null)
            KeptForm.Keep(kept, form, about with { Fault = words });
        kept.Save();
        return Results.Redirect($"/q/{receipt}");
    }
}
