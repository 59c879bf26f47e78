using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Api;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The desk of one session or mailbox: a list under a filter, and one question with all that can be done with it.</summary>
[Needs(Right.ReadDesk)]
[ResponseCache(NoStore = true)]
public sealed class TriageModel(IServiceProvider services, SessionReads sessions, DeskQueue queue, DialogueDb db, CityCalendar calendar, TimeProvider clock) : PageModel
{
    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public DeskView View { get; private set; } = null!; // likewise
    public DeskFilter Filter { get; private set; } = DeskFilter.Waiting;
    public IReadOnlyDictionary<string, string> Topics { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];
    public WorkingCalendar WorkingDays { get; private set; } = WorkingCalendar.WeekendsOnly;
    public Guid? Me => User.ToHolder().PersonId;
    public bool IsMailbox => Session.State == SessionState.Standing;
    public bool DrivesStage => !IsMailbox && Holds(Right.DriveStage);
    public DateTimeOffset Now { get; private set; }

    /// <summary>The act whose form the address opens.</summary>
    public string? ToDo { get; private set; }

    /// <summary>What desk and host share beside the list; a mailbox has no host.</summary>
    public RoomSnapshot? Beside { get; private set; }

    public DeskCard Card(DeskItem? item) => new(item, Session.AgencyCode, Me, Topics, Now, item is null ? "#" : DeskAddress.Of(Session.Code, Filter, item.Question.Id), item?.Question.Id == View.Selected?.Question.Id);

    public DeskPanel Panel { get; private set; } = null!; // likewise

    private DeskPanel PanelOf() => new(
        View.Selected, Session.AgencyCode, Me, Holds(Right.TriageQuestions), Holds(Right.AnswerQuestions), Topics, Agencies, WorkingDays, Now,
        DeskAddress.Of(Session.Code, Filter, View.Selected?.Question.Id), View.Selected is { } selected ? Kept(selected.Question.Id) : null);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        var address = this.ReadAddress();
        Topics = await services.GetRequiredService<TopicNames>().AllAsync(stop);
        Filter = DeskAddress.Read(address, Topics.Keys);
        var at = address.Place("at");
        ToDo = address.Choice("do", "triage.do", DeskActs.Names, hasField: false);
        this.Tell(address);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await queue.ReadAsync(canonical, Filter, Me, at, stop) is not { } view)
            return NotFound();
        (Session, View, Now) = (session, view, clock.GetUtcNow());
        Beside = IsMailbox ? null : await services.GetRequiredService<RoomReads>().BesideAsync(canonical, stop);
        var today = calendar.DayOf(Now);
        Agencies = await db.Agencies.AsNoTracking().Where(a => a.ValidTo == null || a.ValidTo >= today).OrderBy(a => a.Id).ToListAsync(stop);
        WorkingDays = await calendar.WorkingDaysAsync(stop);
        Panel = PanelOf();
        KeptForm.Of(TempData)?.Tell(ModelState);
        ViewData["Kept"] = Panel.Kept is { } kept && Panel.Can(kept.Act);
        return Page();
    }

    private bool Holds(Right right) => PolicyTable.Allows(User.ToHolder(), right, Agencies.FirstOrDefault(a => a.Code == Session.AgencyCode)?.Id);

    /// <summary>The form that was declined, when it was about the question at hand; or the one that the address asks for.</summary>
    private KeptForm? Kept(long id) =>
        KeptForm.Of(TempData) is { } kept && kept.Question == id ? kept
        : ToDo is { } act ? new KeptForm(id, act, new Dictionary<string, string[]>())
        : null;
}
