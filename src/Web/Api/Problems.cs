using Dialogue.Web.Composition;

namespace Dialogue.Web.Api;

/// <summary>Refusals of the interfaces in the reader's language: what happened and what to do.</summary>
internal static class Problems
{
    /// <summary>A script asks for JSON; a plain form is led back to its page.</summary>
    public static bool WantsJson(this HttpContext http) =>
        http.Request.Headers.Accept.Any(accept => accept?.Contains("application/json", StringComparison.Ordinal) == true);

    /// <param name="http">The request.</param>
    /// <param name="status">Status code of HTTP.</param>
    /// <param name="textKey">Key of the sentence to show.</param>
    /// <param name="field">The field that it is about, if one.</param>
    public static IResult Problem(this HttpContext http, int status, string textKey, string? field = null, params object[] args)
    {
        string words = http.RequestServices.GetRequiredService<Texts>()[textKey, args];
        var extensions = new Dictionary<string, object?> { ["code"] = textKey };
        if (field is not null)
            extensions["errors"] = new Dictionary<string, string[]> { [field] = [words] };
        return Results.Problem(detail: words, statusCode: status, extensions: extensions);
    }
}
