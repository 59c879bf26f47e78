using Dialogue.Core.Sessions;

namespace Dialogue.Web.Pages.Desk;

/// <summary>Model of the one markup of a question at the desk; without a question it is the template that script fills.</summary>
public sealed record DeskCard(DeskQuestion? Question, bool Triages, bool Answers, IReadOnlyDictionary<string, string> Topics, string? KeptWords)
{
    public string State => Question?.State.ToString().ToLowerInvariant() ?? "received";

    public string? Topic => Question?.Topic is { } code ? Topics.GetValueOrDefault(code, code) : null;
}
