using Dialogue.Core.Questions;

namespace Dialogue.Web.Pages.Desk;

/// <summary>Model of the one markup of a question in the desk's list; without an item it is the template that script fills.</summary>
public sealed record DeskCard(
    DeskItem? Item, string OwnAgency, Guid? Me, IReadOnlyDictionary<string, string> Topics, DateTimeOffset Now, string Address, bool Selected)
{
    public string State => Item?.Question.State.ToString().ToLowerInvariant() ?? "received";

    public string? Topic => Item?.Question.Topic is { } code ? Topics.GetValueOrDefault(code, code) : null;

    /// <summary>Who has it in hand now, when that is somebody.</summary>
    public string? HeldBy => Item?.Question is { ClaimedBy: { } name, ClaimedUntil: { } until } && until > Now ? name : null;

    public bool HeldByMe => HeldBy is not null && Item?.Question.ClaimedById == Me;
}
