using Dialogue.Core.People;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The wall of the hall: what everybody may read, in letters for the last row, driven by keys alone.</summary>
[Needs(Right.ReadPublic)]
[ResponseCache(NoStore = true)]
public sealed class ProjectorModel(SessionReads sessions, RoomReads rooms) : PageModel
{
    private const int NextMost = 2;
    private const int LiveMost = 100;

    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public RoomSnapshot Snapshot { get; private set; } = null!; // likewise
    public QrPicture Qr { get; private set; } = null!; // likewise

    /// <summary>Without the part that nobody types.</summary>
    public string ShortAddress { get; private set; } = "";

    public PublicQuestion? Now => Questions.FirstOrDefault(q => q.Id == Snapshot.OnStage);

    /// <summary>The desk's wishes first, then the public's.</summary>
    public IReadOnlyList<PublicQuestion> Next
    {
        get
        {
            var waiting = Questions.Where(q => q.State is QuestionState.Published or QuestionState.Deferred).ToList();
            var desk = Snapshot.LineUp.Select(id => waiting.Find(q => q.Id == id)).OfType<PublicQuestion>().ToList();
            return [.. desk.Concat(waiting.Except(desk).OrderByDescending(q => q.Votes).ThenBy(q => q.Id)).Take(NextMost)];
        }
    }

    public PollSection OpenPolls => new(Session.Code, [.. Snapshot.Polls.Where(p => p.State == PollState.Open)], new Dictionary<int, short>(), PollPlace.Wall);

    /// <summary>
    /// What script begins with: what can be browsed, without the words of answers and of what is not shown. Of a long room what stands and
    /// comes next, and the newest; the others come behind, so that the wall is there at once.
    /// </summary>
    public RoomSnapshot Live => Snapshot with
    {
        Polls = [],
        Questions = [.. new[] { Now }.OfType<PublicQuestion>().Concat(Next).Concat(Browsed.OrderByDescending(q => q.Id).Take(LiveMost)).DistinctBy(q => q.Id).Select(q => q with { Answer = null })],
    };

    /// <summary>More can be browsed than the page carries.</summary>
    public bool IsLong => Browsed.Count() > LiveMost;

    /// <summary>What the wall says while no question is on stage.</summary>
    public string Idle => $"projector.client.idle.{Session.State}";

    private IEnumerable<PublicQuestion> Browsed => Questions.Where(q => q.State is not (QuestionState.Refused or QuestionState.Merged));

    private IEnumerable<PublicQuestion> Questions => Snapshot.Questions.Cast<PublicQuestion>();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await rooms.SnapshotAsync(canonical, Audience.Public, stop) is not { } snapshot)
            return NotFound();
        (Session, Snapshot) = (session, snapshot);
        ShortAddress = $"{Request.Host}/sessions/{session.Code}";
        Qr = QrPicture.Of($"{Request.Scheme}://{ShortAddress}");
        return Page();
    }
}
