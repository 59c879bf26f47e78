using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

/// <summary>Every component on one page, for whoever looks at the theme. Only where the site is developed; its words are samples.</summary>
[AllowAnonymous]
public sealed class StylesModel(IHostEnvironment environment) : PageModel
{
    [BindProperty]
    public Sample Input { get; set; } = new();

    public static IReadOnlyList<string> States { get; } =
    [
        "draft", "announced", "live", "paused", "closed", "published", "cancelled", "received", "refused", "merged", "onstage",
        "answeredlive", "answeredinwriting", "transferred", "deferred", "kept", "late",
    ];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment()) context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public void OnPost()
    {
    }

    public sealed class Sample
    {
        [Required, StringLength(500, MinimumLength = 10), Display(Name = "site.product")]
        public string? Text { get; set; }

        [Range(1, 5), Display(Name = "site.nav.sessions")]
        public int Number { get; set; } = 3;
    }
}
