namespace Dialogue.Core.Questions;

public static class QuestionStates
{
    /// <summary>Everybody may read it and it stands for itself. What waits, was refused or went into another question does not.</summary>
    public static readonly QuestionState[] Public =
    [
        QuestionState.Published, QuestionState.OnStage, QuestionState.AnsweredLive, QuestionState.AnsweredInWriting,
        QuestionState.Transferred, QuestionState.Deferred,
    ];

    public static bool IsPublic(this QuestionState state) => Public.Contains(state);

    public static bool IsAnswered(this QuestionState state) => state is QuestionState.AnsweredLive or QuestionState.AnsweredInWriting;

    /// <summary>Others may still join it.</summary>
    public static bool TakesVotes(this QuestionState state) => state is QuestionState.Published or QuestionState.OnStage or QuestionState.Deferred;
}
