using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

/// <summary>
/// Shown in place of a page that failed, with whatever method that one was asked by; so it may not itself be refused for a
/// missing token. Its frame is bare: nothing in it reads the database or the reader's account.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(Texts texts) : PageModel
{
    public ErrorWords Words { get; private set; } = ErrorWords.For(StatusCodes.Status404NotFound, texts);

    /// <summary>Where somebody goes on whose questionnaire could not be taken just now; null after any other error.</summary>
    public string? Back => HttpContext.Features.Get<SurveyAdmission.Refused>()?.Back;

    public string Reference => ErrorComposition.Reference(HttpContext);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var status = Status();
        Words = Back is null
            ? ErrorWords.For(status, texts)
            : new ErrorWords(status, texts["survey.busy.title"], texts["survey.busy.what"], texts["survey.busy.do"]);
        Response.StatusCode = status;
    }

    private int Status()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException refused) return refused.StatusCode;
        var asked = RouteData.Values["code"] is string text && int.TryParse(text, out var code) ? code : 0;
        return asked is >= 400 and <= 599 ? asked : StatusCodes.Status404NotFound;
    }
}
