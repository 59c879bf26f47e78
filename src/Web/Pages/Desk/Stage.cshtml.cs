using Dialogue.Core.Commitments;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Stage;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The host's tablet: now and next, nothing that the desk has not published.</summary>
[Needs(Right.DriveStage)]
[ResponseCache(NoStore = true)]
public sealed class StageModel(IServiceProvider services, Texts texts, CityTime time, SessionReads sessions, RoomReads rooms, StageReads stage) : PageModel
{
    /// <summary>Nobody looks further down while a hall waits; host.ts knows the same number.</summary>
    public const int NextMost = 50;

    private const int LiveMost = 2 * NextMost;

    /// <summary>What a host may promise with one touch, in working days.</summary>
    private static readonly int[] PromiseDays = [3, 5, 7, 10, 15, 20, 30];

    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public RoomSnapshot Snapshot { get; private set; } = null!; // likewise
    public StageReads.Clocks Clocks { get; private set; } = null!; // likewise
    public StageReads.StillOpen StillOpen { get; private set; } = null!; // likewise
    public StageReads.Undoable? Undoable { get; private set; }
    public IReadOnlyList<(int Days, DateOnly DueOn)> Promises { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Topics { get; private set; } = new Dictionary<string, string>();

    public PublicQuestion? Now => Questions.FirstOrDefault(q => q.Id == Snapshot.OnStage);

    /// <summary>As the desk wants it.</summary>
    public List<PublicQuestion> DeskOrder => [.. Snapshot.LineUp.Select(id => Waiting.FirstOrDefault(q => q.Id == id)).OfType<PublicQuestion>()];

    /// <summary>As many want it.</summary>
    public List<PublicQuestion> PublicOrder => [.. Waiting.OrderByDescending(q => q.Votes).ThenBy(q => q.Id)];

    /// <summary>
    /// What script begins with: the questions that this page is about, and not those that have their end. Of a long room the foremost; the
    /// others come behind, so that the page is there at once.
    /// </summary>
    public RoomSnapshot Live => Snapshot with { Questions = [.. Questions.Where(q => q.Id == Snapshot.OnStage).Concat(DeskOrder).Concat(PublicOrder.Take(LiveMost)).DistinctBy(q => q.Id)], Polls = [], Notes = [] };

    /// <summary>More wait than the page carries.</summary>
    public bool IsLong => Waiting.Count() > LiveMost;

    private IEnumerable<PublicQuestion> Questions => Snapshot.Questions.Cast<PublicQuestion>();

    private IEnumerable<PublicQuestion> Waiting => Questions.Where(IsWaiting);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await rooms.SnapshotAsync(canonical, Audience.Host, stop) is not { } snapshot)
            return NotFound();
        (Session, Snapshot) = (session, snapshot);
        Clocks = await stage.ClocksAsync(session.RoomId, snapshot.OnStage, stop);
        StillOpen = await stage.StillOpenAsync(session.RoomId, stop);
        Undoable = SignInDesk.PersonOf(User) is { } person ? await stage.UndoableAsync(session.RoomId, person, stop) : null;
        Topics = await services.GetRequiredService<TopicNames>().AllAsync(stop);
        var calendar = await services.GetRequiredService<CityCalendar>().WorkingDaysAsync(stop);
        Promises = [.. PromiseDays.Select(days => (days, calendar.Add(time.Today, days)))];
        KeptForm.Of(TempData)?.Tell(ModelState);
        return Page();
    }

    /// <summary>How long until the end that was announced; script goes on counting.</summary>
    public string SessionClock()
    {
        var minutes = (int)Math.Ceiling((Session.EndsAt - time.Now).TotalMinutes);
        return Session.State is not (SessionState.Live or SessionState.Paused) ? ""
            : minutes > 0 ? texts["host.client.left", minutes] : texts["host.client.over", -minutes];
    }

    public string QuestionClock() => Clocks.Since is { } since ? texts["host.client.onStage", (int)(time.Now - since).TotalMinutes] : "";

    private static bool IsWaiting(PublicQuestion question) => question.State is QuestionState.Published or QuestionState.Deferred;
}
