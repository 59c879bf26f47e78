using Dialogue.Core.Commitments;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Dialogue.Web.Minutes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The released minutes of a dialogue, with what happened to its questions since.</summary>
[Needs(Right.ReadPublic)]
public sealed class MinutesModel(SessionReads sessions, MinutesReads minutes, ChainReads chains, LedgerReads ledger, TimelineFigure timeline, FigureBook book) : PageModel
{
    /// <summary>Results are due so many days after the dialogue.</summary>
    public const int DueDays = 10;

    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public ReleasedMinutes? Released { get; private set; }
    public MinutesView? View { get; private set; }
    public IReadOnlyList<DrawnFigure> Timeline { get; private set; } = [];
    public IReadOnlyDictionary<long, LedgerLine> Promises { get; private set; } = new Dictionary<long, LedgerLine>();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { State: not SessionState.Standing } session)
            return NotFound();
        (Session, Released) = (session, await minutes.ReleasedAsync(canonical, stop));
        if (Released is null || await chains.ReadAsync(canonical, stop) is not { } chain)
            return Page();
        View = new MinutesView(Released.Body, [.. chain.Links.Skip(Released.Body.Chain.Length)]);
        Timeline = await book.DrawAsync(timeline.SubjectOf(View.Body), [timeline.Of(View.Body)], stop);
        Promises = await ledger.OfRoomAsync(session.RoomId, stop);
        return Page();
    }
}
