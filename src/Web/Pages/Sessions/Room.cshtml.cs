using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The public room: ask, join a question, follow. Complete without script; script makes it live.</summary>
[Needs(Right.ReadPublic)]
public sealed class RoomModel(IServiceProvider services, Texts texts, SessionReads sessions, RoomReads rooms, QuestionReads questions) : PageModel
{
    private readonly TopicNames topicNames = services.GetRequiredService<TopicNames>();
    private readonly Device device = services.GetRequiredService<Device>();

    public SessionCard Session { get; private set; } = null!; // set by every handler before the page is rendered
    public RoomSnapshot Snapshot { get; private set; } = null!; // likewise
    public IReadOnlyDictionary<string, string> Topics { get; private set; } = new Dictionary<string, string>();
    public HashSet<long> Joined { get; private set; } = [];

    [BindProperty]
    public AskInput Input { get; set; } = new();

    public IEnumerable<PublicQuestion> Questions => Snapshot.Questions.Cast<PublicQuestion>();

    public PublicQuestion? OnStage => Questions.FirstOrDefault(q => q.Id == Snapshot.OnStage);

    public QuestionCard Card(PublicQuestion? question) =>
        new(question, Session.Code, question is not null && Joined.Contains(question.Id), Session.TakesVotes, Topics);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (code != Codes.Canonical(code))
            return RedirectPermanent($"/sessions/{Codes.Canonical(code)}");
        Input.Key = Guid.CreateVersion7();
        return await ShowAsync(code, stop);
    }

    public async Task<IActionResult> OnPostAsync(string code, [FromServices] AskQuestion ask, CancellationToken stop)
    {
        var key = Input.Key == Guid.Empty ? Guid.CreateVersion7() : Input.Key;
        var outcome = await ask.AskAsync(
            new AskQuestion.Input(Codes.Canonical(code), key, Input.Text, Input.Name, Input.Place, device.InRoom(HttpContext, Codes.Canonical(code))), stop);
        if (outcome is AskQuestion.Asked asked)
            return Redirect($"/q/{asked.Receipt}");
        if (outcome is AskQuestion.NoSuchSession)
            return NotFound();
        var (field, words) = outcome switch
        {
            AskQuestion.Invalid invalid => ("Input.Text", texts[AskTexts.KeyOf(invalid.Problem), CitizenText.QuestionMin, CitizenText.QuestionMax]),
            AskQuestion.SessionClosed closed => ("", texts[AskTexts.KeyOf(closed.State)]),
            _ => ("", texts["ask.keyUsed"]),
        };
        ModelState.AddModelError(field, words);
        if (outcome is AskQuestion.KeyUsed)
        {
            ModelState.Remove("Input.Key");
            Input.Key = Guid.CreateVersion7();
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(Codes.Canonical(code), stop);
    }

    public async Task<IActionResult> OnPostVoteAsync(string code, long id, bool joins, [FromServices] CastVote vote, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        var outcome = await vote.CastAsync(id, device.InRoom(HttpContext, canonical), joins, stop);
        if (outcome is CastVote.Counted)
            return Redirect($"/sessions/{canonical}#q{id}");
        ModelState.Clear();
        (Response.StatusCode, var words) = outcome switch
        {
            CastVote.NotOpen => (StatusCodes.Status409Conflict, "vote.notOpen"),
            CastVote.Busy => (StatusCodes.Status503ServiceUnavailable, "vote.busy"),
            _ => (StatusCodes.Status404NotFound, "api.noQuestion"),
        };
        ModelState.AddModelError("", texts[words]);
        Input.Key = Guid.CreateVersion7();
        return await ShowAsync(canonical, stop);
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken stop)
    {
        if (await sessions.OneAsync(code, stop) is not { } session || await rooms.SnapshotAsync(code, Audience.Public, stop) is not { } snapshot)
            return NotFound();
        (Session, Snapshot) = (session, snapshot);
        Topics = await topicNames.AllAsync(stop);
        Joined = await questions.JoinedAsync(session.RoomId, device.InRoom(HttpContext, code), stop);
        return Page();
    }

    public sealed class AskInput
    {
        public Guid Key { get; set; }
        public string? Text { get; set; }
        public string? Name { get; set; }
        public string? Place { get; set; }
    }
}
