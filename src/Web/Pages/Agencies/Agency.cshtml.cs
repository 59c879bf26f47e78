using Dialogue.Core.Agencies;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>One agency in public: what it is, its dialogues, what it answered, and its figures.</summary>
[Needs(Right.ReadPublic)]
public sealed class AgencyModel(
    AgencyReads agencies, SessionReads sessions, QuestionReads questions, WaveFigures waves, FigureBook figures, ItemTable items, KeptFigures kept, MailboxReads mailboxes,
    CityTime time) : PageModel
{
    private const int MostSessions = 10;
    private const int MostAnswers = 5;

    public AgencyReads.View View { get; private set; } = null!; // set before the page is rendered
    public bool IsFormer { get; private set; }
    public IReadOnlyList<(string Key, List<SessionCard> Cards)> Sessions { get; private set; } = [];
    public MailboxReads.Summary? Mailbox { get; private set; }
    public List<QuestionReads.Answered> Answered { get; private set; } = [];
    public KeptFigures.Drawn Figures { get; private set; } = null!; // likewise

    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken stop)
    {
        if (await agencies.OneAsync(agency, stop) is not { } view)
            return NotFound();
        View = view;
        IsFormer = view.Agency.ValidTo < time.Today;
        var id = view.Agency.Id;
        Sessions =
        [
            ("live", await sessions.LiveAsync(id, stop)),
            ("coming", await sessions.ComingAsync(id, MostSessions, stop)),
            ("past", await sessions.PastAsync(id, MostSessions, stop)),
        ];
        Mailbox = await mailboxes.SummaryAsync(id, stop);
        Answered = await questions.AnsweredLatelyAsync(id, MostAnswers, stop);
        Figures = await kept.OfAsync(id, () => DrawAsync(view.Agency, stop));
        return Page();
    }

    private async Task<KeptFigures.Drawn> DrawAsync(AgencyReads.Row agency, CancellationToken stop)
    {
        var rounds = await waves.OfAsync(agency.Id, stop);
        var subject = FigureSubjects.Of(agency);
        return new KeptFigures.Drawn(
            [
                ("questions", await figures.DrawBalanceAsync(subject, stop)),
                ("raised", await figures.DrawTopicsAsync(subject, rounds, stop)),
                ("satisfaction", await figures.DrawSurveyAsync(subject, rounds, stop)),
            ],
            rounds.LastOrDefault()?.Wave, rounds.Count > 0 ? IndexFigure.EstimateOf(rounds[^1]) : null, items.Of(rounds.LastOrDefault()));
    }
}
