using System.ComponentModel.DataAnnotations;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Follow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Account;

/// <summary>The link of an invitation leads here. Its key leaves the address at once; only the button uses it up.</summary>
[Needs(Right.SignIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitationModel(Invitations invitations, LetterKey letter, Texts texts) : PageModel
{
    private const string Purpose = "invitation";

    public Invitations.Invited? Invited { get; private set; }
    public bool Done { get; private set; }

    [BindProperty]
    public AcceptInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? invitation, CancellationToken stop)
    {
        if (invitation is not null)
        {
            letter.Keep(HttpContext, Purpose, invitation);
            return Redirect("/account/invitation");
        }
        ModelState.Clear();
        await FindAsync(stop);
        Input.Name = Invited?.Name ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await FindAsync(stop);
        if (Invited is null || letter.Of(HttpContext, Purpose) is not { } key)
            return Page();
        var name = CitizenText.Line(Input.Name);
        if (ModelState.IsValid && name is not null)
        {
            switch (await invitations.AcceptAsync(key, name, Input.Chosen, stop))
            {
                case Invitations.Accepted:
                    letter.Forget(HttpContext, Purpose);
                    Done = true;
                    return Page();
                case Invitations.Gone:
                    Invited = null;
                    return Page();
                case Invitations.Refused refused:
                    foreach (var code in refused.Codes)
                        ModelState.AddModelError("Input.Chosen", texts[PasswordWords.KeyOf(code), PeopleDirectory.PasswordMin, PeopleDirectory.PasswordMax]);
                    break;
            }
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task FindAsync(CancellationToken stop) =>
        Invited = letter.Of(HttpContext, Purpose) is { } key ? await invitations.FindAsync(key, stop) : null;

    public sealed class AcceptInput : ChosenPassword
    {
        [Display(Name = "people.name")]
        [Required, StringLength(ManagePeople.NameMost)]
        public string Name { get; set; } = "";
    }
}
