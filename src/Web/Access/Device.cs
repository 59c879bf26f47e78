using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Dialogue.Web.Access;

/// <summary>
/// The citizen's browser without an account: a random token in a signed cookie. A room sees only a hash of token and room,
/// so nobody can follow one device through several dialogues.
/// </summary>
internal sealed class Device(IDataProtectionProvider protection, IWebHostEnvironment environment)
{
    private static readonly object ShownKey = new();

    private readonly IDataProtector protector = protection.CreateProtector("device");

    private string CookieName => environment.IsDevelopment() ? "device" : "__Host-device";

    /// <summary>The voter or asker of this request in one room; a browser without a token gets one.</summary>
    public Guid InRoom(HttpContext http, string code) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{TokenOf(http)}|{code}")).AsSpan(0, 16));

    public string TokenOf(HttpContext http)
    {
        if (http.Items[nameof(Device)] is string known)
            return known;
        var token = Shown(http) ?? Issue(http);
        http.Items[nameof(Device)] = token;
        return token;
    }

    /// <summary>The token that this browser brought along; null for a new one, which gets none here.</summary>
    public string? Shown(HttpContext http)
    {
        // Limit, command and page all ask; the signature is checked once.
        if (!http.Items.TryGetValue(ShownKey, out var shown))
            http.Items[ShownKey] = shown = Read(http.Request.Cookies[CookieName]);
        return shown as string;
    }

    private string? Read(string? cookie)
    {
        if (cookie is null)
            return null;
        try
        {
            return protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            // Forged, or signed with a key that is gone: the browser simply becomes a new device.
            return null;
        }
    }

    private string Issue(HttpContext http)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        http.Response.Cookies.Append(CookieName, protector.Protect(token), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Path = "/",
            MaxAge = TimeSpan.FromDays(400),
        });
        return token;
    }
}
