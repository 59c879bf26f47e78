using Dialogue.Core.Duties;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>Today's work of the agencies whose desk somebody may read, what is overdue first; then their dialogues.</summary>
[Needs(Right.ReadDesk)]
public sealed class IndexModel(SessionReads sessions, DeskWork work, PlanReads plans, DutyRules rules, CityTime time, TimeProvider clock) : PageModel
{
    private const int MostComing = 10;
    private const int SessionsPerPage = 50;

    public List<SessionCard> Sessions { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public DeskWork.Today Today { get; private set; } = null!; // set before the page is rendered
    public bool DrivesStage { get; private set; }
    public bool Triages { get; private set; }
    public bool TakesAnswers { get; private set; }
    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<PlanReads.Row> Coming { get; private set; } = [];

    /// <summary>What should be done already.</summary>
    public int Overdue => Today.Late.Count + Today.Overdue.Count + MinutesOf(isLate: true).Count + ComingOf(isLate: true).Count;

    public bool NothingToDo => Overdue + Today.Minutes.Count + Today.Places.Count + Today.Soon.Count + Today.Offers.Count + Today.Appeals.Count + Today.Reopened.Count + Coming.Count == 0;

    public IReadOnlyList<DeskWork.Minutes> MinutesOf(bool isLate) => [.. Today.Minutes.Where(minutes => minutes.IsLate == isLate)];

    /// <summary>Late is a draft that should have been announced; what was announced too late cannot be mended any more.</summary>
    public IReadOnlyList<PlanReads.Row> ComingOf(bool isLate) =>
        [.. Coming.Where(row => (SessionClock.Notice(row.Days, time.Today, rules)?.State == ClockState.Overdue) == isLate)];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var holder = User.ToHolder();
        var agencies = PolicyTable.AgenciesOf(holder, Right.ReadDesk);
        Pager = new Pager(this, await sessions.CountForDeskAsync(agencies, stop), SessionsPerPage, "sessions-title");
        Sessions = await sessions.ForDeskAsync(agencies, Pager.Skip, Pager.Size, stop);
        Today = await work.TodayAsync(agencies, stop);
        Coming = await plans.ComingAsync(agencies, MostComing, stop);
        DrivesStage = PolicyTable.AgenciesOf(holder, Right.DriveStage) is null or { Count: > 0 };
        TakesAnswers = PolicyTable.AgenciesOf(holder, Right.TakeAnswers) is null or { Count: > 0 };
        Triages = PolicyTable.AgenciesOf(holder, Right.TriageQuestions) is null or { Count: > 0 };
        Now = clock.GetUtcNow();
    }
}
