using System.Text.Json;
using Dialogue.Core.Sessions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>Answers a desk's command to a script as JSON and to a plain form by leading back, with what was written kept.</summary>
internal sealed class DeskReply(HttpContext http, IFormCollection form, string? session, long? questionId)
{
    public const string NoticeKey = "desk.notice";
    public const string FailedKey = "desk.failed";
    public const string WordsKey = "desk.words";
    public const string QuestionKey = "desk.question";
    public const string FieldsKey = "desk.fields";

    public IResult Done(string textKey, string state, params object[] arguments)
    {
        string words = http.RequestServices.GetRequiredService<Texts>()[textKey, arguments];
        return http.WantsJson() ? Results.Json(new { state, message = words }, RoomJson.Options) : Back(words, false);
    }

    /// <summary>What was written is kept; script hears more about it than a plain form needs.</summary>
    public IResult Written(string words, bool failed, object body) => WantsJson ? Results.Json(body, RoomJson.Options) : Back(words, failed);

    public IResult Declined(string textKey, int status, params object[] arguments) =>
        http.WantsJson() || session is null
            ? http.Problem(status, textKey, null, arguments)
            : Back(http.RequestServices.GetRequiredService<Texts>()[textKey, arguments], true);

    /// <summary>Where the form was sent from, when it says so; otherwise the desk of the question's dialogue.</summary>
    private string Page() => form["from"].ToString() switch
    {
        "stage" => $"/desk/sessions/{session}/stage",
        var from when from.StartsWith("/desk", StringComparison.Ordinal) || from.StartsWith("/office", StringComparison.Ordinal) => from,
        _ => $"/desk/sessions/{session}",
    };

    private IResult Back(string words, bool failed)
    {
        var kept = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        kept[NoticeKey] = words;
        kept[FailedKey] = failed;
        if (failed && questionId is { } id)
        {
            kept[QuestionKey] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            kept[WordsKey] = form["words"].ToString();
        }
        else if (failed)
        {
            kept[FieldsKey] = JsonSerializer.Serialize(form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToArray()));
        }
        kept.Save();
        return Results.Redirect(Page());
    }
}
