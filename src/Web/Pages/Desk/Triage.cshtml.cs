using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The desk of one session: what waits, what is public, what has its end.</summary>
[Needs(Right.ReadDesk)]
[ResponseCache(NoStore = true)]
public sealed class TriageModel(IServiceProvider services, SessionReads sessions, RoomReads rooms) : PageModel
{
    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public RoomSnapshot Snapshot { get; private set; } = null!; // likewise
    public IReadOnlyDictionary<string, string> Topics { get; private set; } = new Dictionary<string, string>();
    public bool DrivesStage => Holds(Right.DriveStage);

    public IEnumerable<DeskQuestion> Of(params QuestionState[] states) => Snapshot.Questions.Cast<DeskQuestion>().Where(q => states.Contains(q.State));

    public DeskCard Card(DeskQuestion? question) =>
        new(question, Holds(Right.TriageQuestions), Holds(Right.AnswerQuestions), Topics, question is null ? null : KeptWords(question.Id));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await rooms.SnapshotAsync(canonical, Audience.Desk, stop) is not { } snapshot)
            return NotFound();
        (Session, Snapshot) = (session, snapshot);
        agencyId = await services.GetRequiredService<ObjectAgency>().SessionAgencyAsync(canonical, stop);
        Topics = await services.GetRequiredService<TopicNames>().AllAsync(stop);
        return Page();
    }

    private int? agencyId;

    private bool Holds(Right right) => PolicyTable.Allows(User.ToHolder(), right, agencyId);

    private string? KeptWords(long id) =>
        TempData[DeskReply.QuestionKey] as string == id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ? TempData[DeskReply.WordsKey] as string
            : null;
}
