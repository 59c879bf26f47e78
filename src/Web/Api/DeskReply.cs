using Dialogue.Core.Sessions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>Answers a desk's command to a script as JSON and to a plain form by leading back, with what was written kept.</summary>
internal sealed class DeskReply(HttpContext http, IFormCollection form, string? session, long? questionId, string? act = null)
{
    public const string NoticeKey = "desk.notice";
    public const string FailedKey = "desk.failed";
    public const string UndoKey = "desk.undo";

    public IResult Done(string textKey, string state, params object[] arguments) => Done(textKey, state, false, arguments);

    /// <param name="textKey">What is done.</param>
    /// <param name="state">Where the question, or the session, stands now.</param>
    /// <param name="mayBeUndone">Whoever did it may take it back for a while.</param>
    /// <param name="arguments">Of the text.</param>
    public IResult Done(string textKey, string state, bool mayBeUndone, params object[] arguments)
    {
        string words = http.RequestServices.GetRequiredService<Texts>()[textKey, arguments];
        return http.WantsJson() ? Results.Json(new { state, message = words, undo = mayBeUndone }, RoomJson.Options) : Back(words, false, mayBeUndone);
    }

    /// <summary>What was written is kept; script hears more about it than a plain form needs.</summary>
    public IResult Written(string words, bool failed, object body) => http.WantsJson() ? Results.Json(body, RoomJson.Options) : Back(words, failed);

    public IResult Declined(string textKey, int status, params object[] arguments) => Declined(null, textKey, status, arguments);

    /// <summary>What one field holds is not usable: it is said there.</summary>
    public IResult DeclinedAt(string field, string textKey, params object[] arguments) => Declined(field, textKey, StatusCodes.Status400BadRequest, arguments);

    private IResult Declined(string? field, string textKey, int status, object[] arguments) =>
        http.WantsJson() || session is null
            ? http.Problem(status, textKey, field, arguments)
            : Back(http.RequestServices.GetRequiredService<Texts>()[textKey, arguments], true, field: field);

    /// <summary>Where the form was sent from, when it says so; otherwise the desk of the question's dialogue.</summary>
    private string Page() => form["from"].ToString() switch
    {
        "stage" => $"/desk/sessions/{session}/stage",
        var from when from.StartsWith("/desk", StringComparison.Ordinal) || from.StartsWith("/office", StringComparison.Ordinal) => from,
        _ => $"/desk/sessions/{session}",
    };

    private IResult Back(string words, bool failed, bool mayBeUndone = false, string? field = null)
    {
        var kept = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        kept[NoticeKey] = words;
        kept[FailedKey] = failed;
        if (failed)
            KeptForm.Keep(kept, form, new KeptForm(questionId, act ?? "", new Dictionary<string, string[]>(), field, words));
        if (mayBeUndone && questionId is { } done)
            kept[UndoKey] = done.ToString(System.Globalization.CultureInfo.InvariantCulture);
        kept.Save();
        return Results.Redirect(Page());
    }
}
