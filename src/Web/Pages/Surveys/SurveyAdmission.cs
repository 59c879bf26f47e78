using System.Globalization;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>
/// Turns away whoever hands in a questionnaire while the intake is full, before the request is routed, its form read, its sender known or
/// the database asked: what was entered lies in the draft, so nothing of the request is needed to say no and keep everything.
/// </summary>
internal static class SurveyAdmission
{
    private const string Places = "/surveys";
    private const string HandingIn = "/review";

    /// <param name="Back">Where the person sends it again.</param>
    public sealed record Refused(string Back);

    public static void UseSurveyAdmission(this WebApplication app) => app.Use((http, next) =>
    {
        if (!IsHandingIn(http.Request) || http.RequestServices.GetRequiredService<SurveyIntake>().Refusal() is not { } busy)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = ((int)busy.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Features.Set(new Refused($"{http.Request.Path}"));
        return Task.CompletedTask;
    });

    private static bool IsHandingIn(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(Places, out var rest) && rest.Value?.EndsWith(HandingIn, StringComparison.OrdinalIgnoreCase) == true;
}
