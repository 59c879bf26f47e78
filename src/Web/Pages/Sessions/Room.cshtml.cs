using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The public room: ask, join a question, follow. Complete without script; script makes it live.</summary>
[Needs(Right.ReadPublic)]
public sealed class RoomModel(IServiceProvider services, Texts texts, QuestionReads questions) : PageModel
{
    private readonly PublicRooms rooms = services.GetRequiredService<PublicRooms>();
    private readonly TopicNames topicNames = services.GetRequiredService<TopicNames>();
    private readonly Device device = services.GetRequiredService<Device>();

    public PublicRoom Room { get; private set; } = null!; // set by every handler before the page is rendered
    public RoomPage View { get; private set; } = null!; // likewise
    public QuestionCard.Frame Frame { get; private set; } = null!; // likewise
    public IReadOnlySet<long> Joined { get; private set; } = new HashSet<long>();
    /// <summary>Of the list's address; they stand at the list, since the form of this page is the one for a question.</summary>
    public IReadOnlyList<AddressFault> Faults { get; private set; } = [];
    public AnnouncementCard? Announcement { get; private set; }

    public SessionCard Session => Room.Session;

    [BindProperty]
    public AskInput Input { get; set; } = new();

    public QuestionCard Card(PublicQuestion? question) => new(question, question is not null && Joined.Contains(question.Id), Frame);

    /// <summary>The query of another view with the same search, or of another page of it.</summary>
    public string QueryOf(RoomSort sort, int number = 1) => RoomQuery.Write(sort, View.Search, number);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (code != Codes.Canonical(code))
            return RedirectPermanent($"/sessions/{Uri.EscapeDataString(Codes.Canonical(code))}");
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
            AskQuestion.Invalid invalid => ("Input." + AskTexts.FieldOf(invalid.Problem) switch { "name" => "Name", "place" => "Place", _ => "Text" }, texts[AskTexts.KeyOf(invalid.Problem), AskTexts.NumbersOf(invalid.Problem)]),
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

    /// <summary>One button of the page was pressed: it names the question to join, or to leave.</summary>
    public async Task<IActionResult> OnPostVoteAsync(string code, long? join, long? leave, [FromServices] CastVote vote, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        var id = join ?? leave ?? 0;
        var view = RoomQuery.Read(this.ReadAddress());
        var outcome = await vote.CastAsync(id, device.InRoom(HttpContext, await questions.VotersCodeAsync(id, stop) ?? canonical), join is not null, stop);
        rooms.Forget(canonical);
        if (outcome is CastVote.Counted)
            return Redirect($"/sessions/{canonical}?{RoomQuery.Write(view.Sort, view.Search, view.Page)}#q{id}");
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
        if (await rooms.FindAsync(code, stop) is not { } room)
            return NotFound();
        Room = room;
        // A browser that comes for the first time joined nothing.
        var isKnown = device.Shown(HttpContext) is not null;
        var viewer = device.InRoom(HttpContext, code);
        if (isKnown)
            Joined = await questions.JoinedAsync(room.Session.RoomId, [.. room.AskedCodes.Select(asked => device.InRoom(HttpContext, asked))], stop);
        var address = this.ReadAddress();
        View = RoomQuery.Read(address).Of(room, viewer, Joined);
        Faults = address.Faults;
        if (Faults.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        Frame = new QuestionCard.Frame(await topicNames.AllAsync(stop), room.Session.TakesVotes, room.Calendar);
        var isAhead = room.Session.State is SessionState.Announced or SessionState.Cancelled;
        Announcement = room.Plan is null ? null : AnnouncementCard.Of(room.Plan, services.GetRequiredService<StreamHosts>(), HttpContext, isAhead);
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
