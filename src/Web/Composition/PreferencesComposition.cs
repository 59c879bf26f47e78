using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Composition;

internal static class PreferencesComposition
{
    public static void MapDialoguePreferences(this WebApplication app) =>
        app.MapPost("/preferences", Remember).RequireAntiforgeryToken().DisableAntiforgery()
            .WithMetadata(new NeedsAttribute(Right.ReadPublic)).ExcludeFromDescription();

    /// <summary>Keeps a reader's language for this browser: also for a form that switches it without losing what is entered.</summary>
    /// <returns>Where to go on.</returns>
    public static string Choose(HttpContext context, string language, string back)
    {
        if (Texts.Languages.Contains(language)) Set(context, Preferences.LanguageCookie, language);
        return back;
    }

    private static RedirectHttpResult Remember(
        HttpContext context, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? back)
    {
        if (language is not null) Choose(context, language, "/");
        if (theme is not null && Preferences.Themes.Contains(theme)) Set(context, Preferences.ThemeCookie, theme);
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back! : "/");
    }

    private static void Set(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
