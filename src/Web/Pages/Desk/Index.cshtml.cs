using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>Today's work of the agencies whose desk somebody may read, what is overdue first; then their dialogues.</summary>
[Needs(Right.ReadDesk)]
public sealed class IndexModel(SessionReads sessions, DeskWork work, TimeProvider clock) : PageModel
{
    public List<SessionCard> Sessions { get; private set; } = [];
    public DeskWork.Today Today { get; private set; } = null!; // set before the page is rendered
    public bool DrivesStage { get; private set; }
    public bool Triages { get; private set; }
    public bool TakesAnswers { get; private set; }
    public DateTimeOffset Now { get; private set; }

    public bool NothingToDo => Today.Minutes.Count + Today.Places.Count + Today.Late.Count + Today.Soon.Count + Today.Offers.Count + Today.Appeals.Count == 0;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var holder = User.ToHolder();
        var agencies = PolicyTable.AgenciesOf(holder, Right.ReadDesk);
        Sessions = await sessions.ForDeskAsync(agencies, stop);
        Today = await work.TodayAsync(agencies, stop);
        DrivesStage = PolicyTable.AgenciesOf(holder, Right.DriveStage) is null or { Count: > 0 };
        TakesAnswers = PolicyTable.AgenciesOf(holder, Right.TakeAnswers) is null or { Count: > 0 };
        Triages = PolicyTable.AgenciesOf(holder, Right.TriageQuestions) is null or { Count: > 0 };
        Now = clock.GetUtcNow();
    }
}
