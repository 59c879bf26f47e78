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
        _ => "ask.noWords",
    };

    public static string KeyOf(SessionState state) => state switch
    {
        SessionState.Paused => "ask.paused",
        SessionState.Cancelled => "ask.cancelled",
        _ => "ask.closed",
    };
}
