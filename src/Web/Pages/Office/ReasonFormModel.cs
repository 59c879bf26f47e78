using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>What the forms of a reason for refusals have in common: its words, whoever sends them, and the way back to the list.</summary>
public abstract class ReasonFormModel : PageModel
{
    [BindProperty(Name = "nameVi")]
    public string? NameVi { get; set; }

    [BindProperty(Name = "nameEn")]
    public string? NameEn { get; set; }

    [BindProperty(Name = "template")]
    public string? Template { get; set; }

    [TempData]
    public string? Notice { get; set; }

    private protected Guid Me => SignInDesk.PersonOf(User) ?? Guid.Empty;

    /// <summary>The words as typed; each fault stands at its field afterwards.</summary>
    /// <param name="texts">For the words of each fault.</param>
    /// <param name="suffix">Of the fields' ids, where a page has many such forms.</param>
    private protected ReasonWords Typed(Texts texts, string suffix = "")
    {
        var typed = ReasonWords.Typed(NameVi, NameEn, Template);
        foreach (var (field, key) in typed.Faults())
            ModelState.AddModelError(field + suffix, texts[key]);
        return typed;
    }

    private protected RedirectResult Back(string notice)
    {
        Notice = notice;
        return Redirect("/office/reasons");
    }

    private protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
