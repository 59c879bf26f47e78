using Dialogue.Core.Agencies;

namespace Dialogue.Core.Questions;

/// <summary>A public question like what somebody is writing.</summary>
/// <param name="Score">How alike, 0–1.</param>
public sealed record SimilarQuestion(
    long Id, string Text, QuestionState State, string? Answer, AgencyLabel Agency, string? SessionCode, int Votes, bool InThisRoom, float Score);

/// <summary>A question of the same room that probably asks the same; one that went into another is named by where it went.</summary>
/// <param name="Score">How alike, 0–1.</param>
public sealed record LikelyDuplicate(long Id, int Number, string Text, QuestionState State, int Votes, float Score)
{
    /// <summary>A question may go into it.</summary>
    public bool TakesOthers => State is not QuestionState.Refused;
}
