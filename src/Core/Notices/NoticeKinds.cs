using Dialogue.Core.Questions;

namespace Dialogue.Core.Notices;

/// <summary>Which steps are news, and for whom.</summary>
public static class NoticeKinds
{
    public const string Late = "late";
    public const string Minutes = "minutes";

    /// <summary>Null: no news to anybody outside.</summary>
    public static string? Of(string action) => action switch
    {
        nameof(QuestionAction.Publish) => "published",
        nameof(QuestionAction.AnswerLive) => "answeredLive",
        nameof(QuestionAction.AnswerInWriting) => "answeredInWriting",
        nameof(QuestionAction.CorrectAnswer) => "corrected",
        nameof(QuestionAction.Reopen) => "reopened",
        nameof(QuestionAction.Merge) => "merged",
        nameof(QuestionAction.Unmerge) => "unmerged",
        nameof(QuestionAction.AcceptTransfer) or nameof(QuestionAction.Assign) => "transferred",
        nameof(QuestionAction.Defer) => "promised",
        nameof(QuestionAction.Extend) => "extended",
        nameof(QuestionAction.AskAsker) => "clarify",
        nameof(QuestionAction.Refuse) => "refused",
        nameof(QuestionAction.TakeUpAgain) => "takenUp",
        nameof(QuestionAction.GrantAppeal) => "appealGranted",
        nameof(QuestionAction.DismissAppeal) => "appealDismissed",
        _ => null,
    };

    /// <summary>What is between the desk and the asker. Whoever only joined, or asked what was merged into it, does not read along.</summary>
    public static bool IsForAskerOnly(string kind) => kind is "clarify" or "appealGranted" or "appealDismissed" or "takenUp" or "merged" or "unmerged";
}
