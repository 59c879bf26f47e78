using Dialogue.Core.Sessions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>Answers what a receipt's page sends: JSON to a script, to a form the page again with the message and with the words that were written.</summary>
internal sealed class ReceiptReply(HttpContext http, IFormCollection form, string receipt)
{
    public const string NoticeKey = "receipt.notice";
    public const string FailedKey = "receipt.failed";
    public const string WordsKey = "receipt.words";
    public const string PartKey = "receipt.part";

    private bool WantsJson => http.Request.Headers.Accept.Any(accept => accept?.Contains("application/json", StringComparison.Ordinal) == true);

    public IResult Done(string textKey, params object[] arguments)
    {
        string words = http.RequestServices.GetRequiredService<Texts>()[textKey, arguments];
        return WantsJson ? Results.Json(new { message = words }, RoomJson.Options) : Back(words, "", false);
    }

    public IResult Declined(string textKey, int status, string part, params object[] arguments) => WantsJson
        ? http.Problem(status, textKey, null, arguments)
        : Back(http.RequestServices.GetRequiredService<Texts>()[textKey, arguments], part, true);

    private IResult Back(string words, string part, bool failed)
    {
        var kept = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        kept[NoticeKey] = words;
        kept[FailedKey] = failed;
        if (failed)
        {
            kept[PartKey] = part;
            kept[WordsKey] = form["words"].ToString();
        }
        kept.Save();
        return Results.Redirect($"/q/{receipt}");
    }
}
