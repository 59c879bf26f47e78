using System.ComponentModel.DataAnnotations;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Account;

[Needs(Right.SignIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(Texts texts, IServiceProvider services) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public EntryInput Input { get; set; } = new();

    private string Destination => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : HomePage.Of(User.ToHolder()); // a local one is one

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Destination) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again(StatusCodes.Status400BadRequest);
        if (services.GetRequiredService<Limits>().WaitBeforeSignIn(HttpContext, Input.Email) is { } wait)
        {
            Limits.SetRetryAfter(Response, wait);
            ModelState.AddModelError("", texts["account.signIn.tooMany", Limits.Seconds(wait)]);
            return Again(StatusCodes.Status429TooManyRequests);
        }
        switch (await services.GetRequiredService<SignInDesk>().TryEnterAsync(HttpContext, Input.Email, Input.Password))
        {
            case SignInDesk.Entry.Entered:
                return LocalRedirect(Destination);
            case SignInDesk.Entry.NeedsCode:
                return LocalRedirect("/account/code" + (Url.IsLocalUrl(ReturnUrl) ? QueryString.Create("returnUrl", ReturnUrl!) : QueryString.Empty));
            case SignInDesk.Entry.NeedsSetup:
                return LocalRedirect("/account/codes");
            default:
                ModelState.AddModelError("", texts["account.signIn.failed"]);
                return Again(StatusCodes.Status400BadRequest);
        }
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    public sealed class EntryInput
    {
        [Display(Name = "account.email")]
        [Required, StringLength(256)]
        public string Email { get; set; } = "";

        [Display(Name = "account.password")]
        [Required, StringLength(PeopleDirectory.PasswordMax)]
        public string Password { get; set; } = "";
    }
}
