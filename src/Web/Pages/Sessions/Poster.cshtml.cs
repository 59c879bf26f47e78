using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>One A4 page to hang up, in both languages: what, when, where, and the way in.</summary>
[Needs(Right.ReadPublic)]
public sealed class PosterModel(PlanReads plans) : PageModel
{
    public PlanReads.View Plan { get; private set; } = null!; // set before the page is rendered
    public QrPicture Picture { get; private set; } = null!; // likewise

    /// <summary>What a person types into a browser.</summary>
    public string Site => Request.Host.ToString();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (await plans.OneAsync(Codes.Canonical(code), stop) is not { Session.State: not SessionState.Draft } plan)
            return NotFound();
        Plan = plan;
        Picture = QrPicture.Of($"{Request.Scheme}://{Request.Host}/sessions/{plan.Session.Code}");
        return Page();
    }
}
