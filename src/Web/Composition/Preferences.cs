namespace Dialogue.Web.Composition;

/// <summary>What a reader chose for this browser: the colours. (The language is the request's culture.)</summary>
public sealed class Preferences(IHttpContextAccessor http)
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";

    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    public string Theme => http.HttpContext?.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : Themes[0];
}
