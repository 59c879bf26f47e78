using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Account;

/// <summary>The second step of signing in, for whoever has set up one-time codes.</summary>
[Needs(Right.SignIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CodeModel(Texts texts, IServiceProvider services) : PageModel
{
    private readonly SignInDesk desk = services.GetRequiredService<SignInDesk>();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = "code")]
    public string? Typed { get; set; }

    public IActionResult OnGet() => desk.Halfway(HttpContext) is null ? LocalRedirect("/account/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (desk.Halfway(HttpContext) is not { } person)
            return LocalRedirect("/account/sign-in");
        if (services.GetRequiredService<Limits>().WaitBeforeSignIn(HttpContext, person.ToString()) is { } wait)
        {
            Limits.SetRetryAfter(Response, wait);
            ModelState.AddModelError("code", texts["account.signIn.tooMany", Limits.Seconds(wait)]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }
        if (await desk.FinishAsync(HttpContext, Typed ?? ""))
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : HomePage.Of(User.ToHolder())); // a local one is one
        ModelState.AddModelError("code", texts["code.wrong"]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
