using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The host's tablet: now and next, nothing that the desk has not published.</summary>
[Needs(Right.DriveStage)]
[ResponseCache(NoStore = true)]
public sealed class StageModel(IServiceProvider services, SessionReads sessions, RoomReads rooms) : PageModel
{
    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public RoomSnapshot Snapshot { get; private set; } = null!; // likewise
    public IReadOnlyDictionary<string, string> Topics { get; private set; } = new Dictionary<string, string>();

    public PublicQuestion? Now => Snapshot.Questions.Cast<PublicQuestion>().FirstOrDefault(q => q.Id == Snapshot.OnStage);

    public IEnumerable<PublicQuestion> Next => Snapshot.Questions.Cast<PublicQuestion>()
        .Where(q => q.State is QuestionState.Published or QuestionState.Deferred).OrderByDescending(q => q.Votes).ThenBy(q => q.Id);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await rooms.SnapshotAsync(canonical, Audience.Host, stop) is not { } snapshot)
            return NotFound();
        (Session, Snapshot) = (session, snapshot);
        Topics = await services.GetRequiredService<TopicNames>().AllAsync(stop);
        return Page();
    }
}
