using Dialogue.Core.Commitments;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

/// <summary>The city: live now, coming, recently answered; join by code.</summary>
[Needs(Right.ReadPublic)]
public sealed class IndexModel(SessionReads sessions, QuestionReads questions, SurveyReads surveys, LedgerReads ledger) : PageModel
{
    public List<SessionCard> Live { get; private set; } = [];
    public List<SessionCard> Coming { get; private set; } = [];
    public List<QuestionReads.Answered> Answered { get; private set; } = [];
    public LedgerCounts Promises { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<Wave> Surveys { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }
    public bool NotFoundCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(Code))
        {
            var code = Codes.Canonical(Code);
            if (await sessions.OneAsync(code, stop) is not null)
                return Redirect($"/sessions/{code}");
            NotFoundCode = true;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        Live = await sessions.LiveAsync(null, stop);
        Coming = await sessions.ComingAsync(null, 6, stop);
        Answered = await questions.AnsweredLatelyAsync(null, 6, stop);
        Promises = await ledger.CountAsync(new LedgerFilter(), stop);
        Surveys = [.. (await surveys.WavesAsync(stop)).Where(wave => wave.State == WaveState.Open)];
        return Page();
    }
}
