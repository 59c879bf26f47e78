using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Account;

/// <summary>Sets one-time codes up: a picture for the application, its first code, and recovery codes that are shown once.</summary>
[Needs(Right.UseOwnAccount)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CodesModel(SecondFactors factors, IServiceProvider services, SiteOptions city, Texts texts) : PageModel
{
    private readonly SignInDesk desk = services.GetRequiredService<SignInDesk>();

    public bool Has { get; private set; }
    public int Left { get; private set; }
    public bool IsRequired { get; private set; }
    public string? Secret { get; private set; }
    public QrPicture Picture { get; private set; } = new("", []);
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    [BindProperty(Name = "code")]
    public string? Typed { get; set; }

    private Guid Me => SignInDesk.PersonOf(User) ?? throw new InvalidOperationException("Only a signed-in person sets up codes.");

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        await factors.BeginAsync(Me, stop);
        return Redirect("/account/codes");
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken stop)
    {
        if (TooFast() || await factors.ConfirmAsync(Me, Typed ?? "", stop) is not { } recovery)
            return await RefuseAsync("code.wrong", stop);
        // What the account may do can depend on the codes: the cookie is made anew.
        await desk.RenewAsync(HttpContext);
        Recovery = recovery;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (await desk.MustHaveCodesAsync(Me, stop))
            return await RefuseAsync("code.setup.required", stop);
        if (TooFast() || !await factors.CheckAsync(Me, Typed ?? "", stop))
            return await RefuseAsync("code.wrong", stop);
        await factors.RemoveAsync(Me, Me, stop);
        return Redirect("/account/codes");
    }

    private bool TooFast() => services.GetRequiredService<Limits>().WaitBeforeSignIn(HttpContext, Me.ToString()) is not null;

    private async Task<IActionResult> RefuseAsync(string key, CancellationToken stop)
    {
        ModelState.AddModelError("code", texts[key]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Has = await factors.HasAsync(Me, stop);
        Left = await factors.RecoveryLeftAsync(Me, stop);
        IsRequired = await desk.MustHaveCodesAsync(Me, stop);
        if (await factors.WaitingAsync(Me, stop) is not { } secret)
            return;
        var key = OneTimeCode.Base32(secret);
        Secret = string.Join(' ', key.Chunk(4).Select(group => new string(group)));
        var (issuer, name) = (Uri.EscapeDataString(city.Name), Uri.EscapeDataString(User.Identity?.Name ?? ""));
        Picture = QrPicture.Of($"otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}");
    }
}
