using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Computes a room's chain anew, here and, with script, in the reader's own browser.</summary>
[Needs(Right.ReadPublic)]
public sealed class VerifyModel(SessionReads sessions, ChainReads chains, MinutesReads minutes) : PageModel
{
    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public RoomChain Chain { get; private set; } = null!; // likewise
    public ChainCheck Check { get; private set; } = null!; // likewise

    /// <summary>Null before the release.</summary>
    public ReleasedMinutes? Released { get; private set; }

    /// <summary>Of the released words; null before the release.</summary>
    public MinutesCheck? Words { get; private set; }

    public bool Holds => Check.Holds && Words?.Holds != false;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await chains.ReadAsync(canonical, stop) is not { } chain)
            return NotFound();
        (Session, Chain, Check) = (session, chain, ChainCheck.Of(chain));
        if (await minutes.ReleasedAsync(canonical, stop) is { } released)
            (Released, Words) = (released, MinutesCheck.Of(released, chain));
        return Page();
    }
}
