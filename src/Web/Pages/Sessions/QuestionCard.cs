using Dialogue.Core.Sessions;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Model of the one markup of a public question; without a question it is the template that script fills.</summary>
public sealed record QuestionCard(PublicQuestion? Question, string Code, bool Joined, bool TakesVotes, IReadOnlyDictionary<string, string> Topics)
{
    public string State => Question?.State.ToString().ToLowerInvariant() ?? "published";

    public string? Topic => Question?.Topic is { } code ? Topics.GetValueOrDefault(code, code) : null;

    public bool VoteOpen => TakesVotes && (Question is null || Dialogue.Core.Questions.QuestionStates.TakesVotes(Question.State));
}
