using static Dialogue.Core.Questions.QuestionState;

namespace Dialogue.Core.Questions;

/// <summary>The life of a question: state and action in, new state out, or a refusal as a value. No clock, no database.</summary>
public static class QuestionLife
{
    public const int WordsMin = 2;
    public const int WordsMax = 5000;

    public static Decision Decide(QuestionState state, QuestionAction action) => action switch
    {
        QuestionAction.Publish => From(state, Published, Received),
        QuestionAction.Refuse refuse => Worded(refuse.Words, From(state, Refused, Received)),
        QuestionAction.TakeUpAgain => From(state, Received, Refused),
        QuestionAction.PutOnStage => From(state, OnStage, Published, Deferred),
        QuestionAction.LeaveStage => From(state, Published, OnStage),
        QuestionAction.AnswerLive answer => Worded(answer.Words, From(state, AnsweredLive, OnStage)),
        QuestionAction.AnswerInWriting answer => Worded(answer.Words, From(state, AnsweredInWriting, Published, OnStage, Deferred)),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Name, "An action without a rule."),
    };

    private static Decision From(QuestionState state, QuestionState to, params ReadOnlySpan<QuestionState> from) =>
        state == to ? new Decision.Declined(DeclineReason.AlreadyThere)
        : from.Contains(state) ? new Decision.Accepted(to)
        : new Decision.Declined(DeclineReason.NotFromHere);

    private static Decision Worded(string words, Decision decision) =>
        decision is Decision.Accepted && words.Trim().Length is < WordsMin or > WordsMax
            ? new Decision.Declined(DeclineReason.WordsMissing)
            : decision;
}
