using System.Security.Cryptography;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.DataProtection;

namespace Dialogue.Web.Pages.Follow;

/// <summary>
/// The key in the link of a letter goes from the address into a cookie at once, so that it stays in no history. Nothing happens
/// before a button is pressed, because mail programs open links by themselves.
/// </summary>
public sealed class LetterKey(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <param name="http">Who opened the letter.</param>
    /// <param name="purpose">What the letter asks: a key that came for one page does not open another.</param>
    /// <param name="key">From the address.</param>
    public void Keep(HttpContext http, string purpose, string key) => http.Response.Cookies.Append(NameOf(purpose), ProtectorOf(purpose).Protect(key, Lasts), new CookieOptions
    {
        HttpOnly = true,
        Secure = IsSecure(http),
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Path = "/",
        MaxAge = Lasts,
    });

    public string? Of(HttpContext http, string purpose)
    {
        if (http.Request.Cookies[NameOf(purpose)] is not { } cookie)
            return null;
        try
        {
            return ProtectorOf(purpose).Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext http, string purpose) => http.Response.Cookies.Delete(NameOf(purpose), new CookieOptions { Secure = IsSecure(http), Path = "/" });

    private ITimeLimitedDataProtector ProtectorOf(string purpose) => protection.CreateProtector("follow." + purpose).ToTimeLimitedDataProtector();

    private string NameOf(string purpose) => HeaderComposition.CookieName(purpose, secure: !environment.IsDevelopment());

    private bool IsSecure(HttpContext http) => !environment.IsDevelopment() || http.Request.IsHttps;
}
