using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>The sentence for each way in which a question cannot be taken.</summary>
internal static class AskTexts
{
    public static string KeyOf(AskProblem problem) => problem switch
    {
        AskProblem.Empty => "ask.empty",
        AskProblem.TooShort => "ask.tooShort",
        AskProblem.TooLong => "ask.tooLong",
        AskProblem.NameMissing => "ask.nameMissing",
        AskProblem.NameTooLong => "ask.nameTooLong",
        AskProblem.PlaceTooLong => "ask.placeTooLong",
        _ => "ask.noWords",
    };

    /// <summary>The field at which it is said, as the interface names it.</summary>
    public static string FieldOf(AskProblem problem) => problem switch
    {
        AskProblem.NameMissing or AskProblem.NameTooLong => "name",
        AskProblem.PlaceTooLong => "place",
        _ => "text",
    };

    /// <summary>What the sentence names.</summary>
    public static object[] NumbersOf(AskProblem problem) => problem switch
    {
        AskProblem.NameTooLong => [AskQuestion.NameMost],
        AskProblem.PlaceTooLong => [AskQuestion.PlaceMost],
        _ => [CitizenText.QuestionMin, CitizenText.QuestionMax],
    };

    public static string KeyOf(SessionState state) => state switch
    {
        SessionState.Paused => "ask.paused",
        SessionState.Cancelled => "ask.cancelled",
        _ => "ask.closed",
    };
}
