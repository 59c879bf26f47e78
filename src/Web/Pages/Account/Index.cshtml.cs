using System.ComponentModel.DataAnnotations;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Account;

/// <summary>One's own account: who one is here, what one may do, the password, the way out.</summary>
[Needs(Right.UseOwnAccount)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(Texts texts, DialogueDb db, IServiceProvider services) : PageModel
{
    public sealed record Duty(Role Role, string? AgencyVi, string? AgencyEn);

    public Person Person { get; private set; } = null!; // set by every handler before the page is rendered
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    [TempData]
    public string? Notice { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        await LoadAsync(stop);
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var wrong = await services.GetRequiredService<SignInDesk>().ChangePasswordAsync(HttpContext, Input.Current, Input.Chosen);
            if (wrong.Count == 0)
            {
                Notice = texts["account.password.changed"];
                return RedirectToPage();
            }
            foreach (var code in wrong)
                ModelState.AddModelError(code == "PasswordMismatch" ? "Input.Current" : "Input.Chosen", texts[PasswordWords.KeyOf(code), PeopleDirectory.PasswordMin, PeopleDirectory.PasswordMax]);
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await services.GetRequiredService<SignInDesk>().LeaveEverywhereAsync(HttpContext);
        return LocalRedirect("/");
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var id = SignInDesk.PersonOf(User);
        Person = await db.Users.AsNoTracking().SingleAsync(person => person.Id == id, stop);
        Duties = await db.Appointments.AsNoTracking().Where(held => held.PersonId == id)
            .GroupJoin(db.Agencies, held => held.AgencyId, agency => agency.Id, (held, agencies) => new { held.Role, agencies })
            .SelectMany(x => x.agencies.DefaultIfEmpty(), (x, agency) => new Duty(x.Role, agency!.NameVi, agency.NameEn)) // null in SQL becomes null here
            .ToListAsync(stop);
    }

    public sealed class PasswordInput : ChosenPassword
    {
        [Display(Name = "account.password.current")]
        [Required, StringLength(PeopleDirectory.PasswordMax)]
        public string Current { get; set; } = "";
    }
}
