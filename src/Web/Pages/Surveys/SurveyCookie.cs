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

    private string Name => HeaderComposition.CookieName("survey", secure: !environment.IsDevelopment());

    public void KeepDraft(HttpContext http, string wave, string code) => Write(http, "draft", wave, code);

    public void KeepReceipt(HttpContext http, string place, string receipt) => Write(http, "done", place, receipt);

    public string? DraftCode(HttpContext http, string wave) => Read(http, "draft", wave);

    public string? Receipt(HttpContext http, string place) => Read(http, "done", place);

    private void Write(HttpContext http, string kind, string place, string code) =>
        http.Response.Cookies.Append(Name, protector.Protect($"{kind}|{place}|{code}"), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Path = "/",
        });

    private string? Read(HttpContext http, string kind, string place)
    {
        if (http.Request.Cookies[Name] is not { } cookie)
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
