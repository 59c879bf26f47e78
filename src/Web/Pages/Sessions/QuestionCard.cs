using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>
/// Model of the one markup of a public question; without a question it is the template that script fills. Its button joins
/// by the form of <c>_JoinForm</c>, one for the whole page.
/// </summary>
public sealed record QuestionCard(PublicQuestion? Question, bool Joined, QuestionCard.Frame In)
{
    /// <summary>What all questions of a page share.</summary>
    public sealed record Frame(IReadOnlyDictionary<string, string> Topics, bool TakesVotes, WorkingCalendar Calendar);

    public QuestionState StateOrNew => Question?.State ?? QuestionState.Published;

    public string State => StateOrNew.ToString().ToLowerInvariant();

    public string? Topic => Question?.Topic is { } code ? In.Topics.GetValueOrDefault(code, code) : null;

    public string By => Question is null ? "" : string.Join(", ", new[] { Question.By, Question.Place }.OfType<string>());

    public bool IsWithheld => Question?.State == QuestionState.Refused;

    /// <summary>It stands for itself and can be counted.</summary>
    public bool HasVotes => StateOrNew.IsPublic();

    public bool VoteOpen => In.TakesVotes && StateOrNew.TakesVotes();
}
