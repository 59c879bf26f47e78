using System.Security.Cryptography;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Follow;

/// <summary>
/// The link in every letter leads here. The key goes from the address into a cookie at once, so that it stays in no history;
/// only the button ends the letters, because mail programs open links by themselves.
/// </summary>
[Needs(Right.FollowReceipt)]
[ResponseCache(NoStore = true)]
public sealed class StopModel(FollowQuestion follow, IDataProtectionProvider protection, IHostEnvironment environment) : PageModel
{
    private static readonly TimeSpan CookieLasts = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("follow.stop").ToTimeLimitedDataProtector();

    public string? Question { get; private set; }
    public bool Stopped { get; private set; }

    private string CookieName => HeaderComposition.CookieName("stop", secure: !environment.IsDevelopment());

    public async Task<IActionResult> OnGetAsync(string? stop, CancellationToken cancellationToken)
    {
        if (stop is null)
        {
            Question = KeyOfCookie() is { } key ? await follow.QuestionOfAsync(key, cancellationToken) : null;
            return Page();
        }
        Response.Cookies.Append(CookieName, protector.Protect(stop, CookieLasts), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Path = "/",
            MaxAge = CookieLasts,
        });
        return Redirect("/follow/stop");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Stopped = KeyOfCookie() is { } key && await follow.StopAsync(key, cancellationToken) > 0;
        Response.Cookies.Delete(CookieName, new CookieOptions { Secure = !environment.IsDevelopment() || Request.IsHttps, Path = "/" });
        return Page();
    }

    private string? KeyOfCookie()
    {
        if (Request.Cookies[CookieName] is not { } cookie)
            return null;
        try
        {
            return protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
