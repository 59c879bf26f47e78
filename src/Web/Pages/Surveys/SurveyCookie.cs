using System.Security.Cryptography;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.DataProtection;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>
/// What this browser is filling in, or has just handed in, so that no code stands in an address: protected, for one wave or session
/// at a time, and gone with the browser's session.
/// </summary>
public sealed class SurveyCookie(IDataProtectionProvider protection, IWebHostEnvironment environment)
{
    private readonly IDataProtector protector = protection.CreateProtector("survey");

    private static readonly TimeSpan KioskLife = TimeSpan.FromDays(60); // longer than a wave

    private string KioskName => HeaderComposition.CookieName("kiosk", secure: !environment.IsDevelopment());

    private string AnsweredName => HeaderComposition.CookieName("answered", secure: !environment.IsDevelopment());

    private string Name => HeaderComposition.CookieName("survey", secure: !environment.IsDevelopment());

    public void KeepDraft(HttpContext http, string wave, string code) => Write(http, Name, "draft", wave, code);

    public void KeepReceipt(HttpContext http, string place, string receipt) => Write(http, Name, "done", place, receipt);

    /// <summary>Makes this device a kiosk for one wave and agency, until the cookie runs out.</summary>
    public void KeepKiosk(HttpContext http, string wave, string agency) =>
        Write(http, KioskName, "kiosk", wave, agency, KioskLife);

    /// <summary>Whether an officer made this device a kiosk, for whichever wave.</summary>
    public bool IsKiosk(HttpContext http) => http.Request.Cookies.ContainsKey(KioskName);

    /// <summary>
    /// One answer a device about an agency, as a courtesy: it keeps nobody from answering elsewhere. What was answered is not in it.
    /// </summary>
    public void KeepAnswered(HttpContext http, string wave, int agencyId) =>
        Write(http, AnsweredName, "answered", wave, string.Join(',', Answered(http, wave).Append($"{agencyId}").Distinct()), KioskLife);

    public bool HasAnswered(HttpContext http, string wave, int agencyId) => Answered(http, wave).Contains($"{agencyId}");

    public string? Kiosk(HttpContext http, string wave) => Read(http, KioskName, "kiosk", wave);

    public string? DraftCode(HttpContext http, string wave) => Read(http, Name, "draft", wave);

    public string? Receipt(HttpContext http, string place) => Read(http, Name, "done", place);

    private string[] Answered(HttpContext http, string wave) => Read(http, AnsweredName, "answered", wave)?.Split(',') ?? [];

    private void Write(HttpContext http, string name, string kind, string place, string code, TimeSpan? life = null) =>
        http.Response.Cookies.Append(name, protector.Protect($"{kind}|{place}|{code}"), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = life,
            Path = "/",
        });

    private string? Read(HttpContext http, string name, string kind, string place)
    {
        if (http.Request.Cookies[name] is not { } cookie)
            return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split('|');
            return parts.Length == 3 && parts[0] == kind && parts[1] == place ? parts[2] : null;
        }
        catch (CryptographicException)
        {
            // Forged, or protected with a key that is gone: the person resumes by the code instead.
            return null;
        }
    }
}
