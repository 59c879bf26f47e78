using Dialogue.Core.Sessions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>Answers somebody in the public room: a script as JSON, a plain form by leading back with the message.</summary>
internal sealed class RoomReply(HttpContext http, string back)
{
    public const string NoticeKey = "room.notice";
    public const string FailedKey = "room.failed";

    public IResult Done(string textKey) => http.WantsJson() ? Results.Json(new { message = Words(textKey) }, RoomJson.Options) : Back(textKey, false);

    public IResult Declined(string textKey, int status) => http.WantsJson() ? http.Problem(status, textKey) : Back(textKey, true);

    private string Words(string textKey) => http.RequestServices.GetRequiredService<Texts>()[textKey];

    private IResult Back(string textKey, bool failed)
    {
        var kept = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        kept[NoticeKey] = Words(textKey);
        kept[FailedKey] = failed;
        kept.Save();
        return Results.Redirect(back);
    }
}
