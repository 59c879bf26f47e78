using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Pages.Sessions;

namespace Dialogue.Web.Pages.Desk;

/// <summary>
/// What desk and host share beside the queue: the order of what comes next, notes, polls. On the desk's page it is
/// <c>&lt;partial name="_StagePanels" model="new StagePanel(code, snapshot, false)" /&gt;</c>, and <c>panels(root)</c> in its script.
/// </summary>
public sealed record StagePanel(string Code, RoomSnapshot Snapshot, bool Host)
{
    /// <summary>Where a plain form leads back to.</summary>
    public string From => Host ? "stage" : $"/desk/sessions/{Code}";

    public string NotesAddress => Host ? $"/desk/sessions/{Code}/stage/notes" : $"/desk/sessions/{Code}/notes";

    public IReadOnlyList<NotePayload> Notes => Snapshot.Notes ?? [];

    public PollSection Polls => new(Code, Snapshot.Polls, new Dictionary<int, short>(), PollPlace.Staff);

    /// <summary>The line-up without the question on stage.</summary>
    public IReadOnlyList<LineUpItem> LineUp
    {
        get
        {
            var items = Snapshot.Questions.Select(LineUpItem.Of).Where(q => q.State is QuestionState.Published or QuestionState.Deferred).ToDictionary(q => q.Id);
            return [.. Snapshot.LineUp.Where(items.ContainsKey).Select(id => items[id])];
        }
    }
}

/// <summary>A question in the line-up, whoever looks at it.</summary>
public sealed record LineUpItem(long Id, int Number, string Text, QuestionState State)
{
    public static LineUpItem Of(object question) => question switch
    {
        DeskQuestion q => new LineUpItem(q.Id, q.Number, q.Text, q.State),
        PublicQuestion q => new LineUpItem(q.Id, q.Number, q.Text, q.State),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "A snapshot carries questions of desk or public."),
    };
}
