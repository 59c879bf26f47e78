using Dialogue.Core.Commitments;

namespace Dialogue.Core.Questions;

/// <summary>
/// The acts, by the names in their addresses, that lead anywhere from where a question stands: what a desk offers. The rule is
/// asked, not repeated; words, dates and targets are taken as good, because they are not written yet.
/// </summary>
public static class DeskActs
{
    private const string Words = "…";
    private const int SomeAgency = -1;
    private static readonly DateOnly SomeDay = new(2026, 1, 5);

    private static readonly (string Name, Func<QuestionStanding, QuestionAction> Make)[] Acts =
    [
        ("publish", _ => new QuestionAction.Publish()),
        ("merge", _ => new QuestionAction.Merge(0)),
        ("answer", _ => new QuestionAction.AnswerInWriting(Words)),
        ("transfer", _ => new QuestionAction.Transfer(SomeAgency, Words)),
        ("ask-office", _ => new QuestionAction.AskOffice(Words)),
        ("defer", now => new QuestionAction.Defer(Words, Today(now).AddDays(1), null)),
        ("refuse", _ => new QuestionAction.Refuse(DenialCode.Unclear, Words)),
        ("unmerge", _ => new QuestionAction.Unmerge()),
        ("reopen", _ => new QuestionAction.TakeUpAgain()),
        ("recall", _ => new QuestionAction.RecallTransfer()),
        ("extend", now => new QuestionAction.Extend(Today(now).AddDays(1), Words)),
        ("ask-asker", _ => new QuestionAction.AskAsker(Words)),
        ("go-on", _ => new QuestionAction.GoOn()),
        ("correct", _ => new QuestionAction.CorrectAnswer(Words)),
        ("answer-again", _ => new QuestionAction.Reopen(Words)),
        ("grant-appeal", _ => new QuestionAction.GrantAppeal(Words)),
        ("dismiss-appeal", _ => new QuestionAction.DismissAppeal(Words)),
        ("accept", _ => new QuestionAction.AcceptTransfer()),
        ("return", _ => new QuestionAction.ReturnTransfer(Words)),
    ];

    public static IEnumerable<string> Names => Acts.Select(act => act.Name);

    public static IReadOnlyList<string> From(QuestionStanding now)
    {
        var facts = new QuestionFacts(DateTimeOffset.UnixEpoch, Today(now), WorkingCalendar.WeekendsOnly)
        {
            Target = new QuestionFacts.MergeTarget(0, QuestionState.Published, KnownToPublic: true, SameRoom: true),
        };
        return [.. Acts.Where(act => QuestionLife.Leads(now, act.Make(now), facts)).Select(act => act.Name)];
    }

    /// <summary>A day from which a later one is ahead, and not too far.</summary>
    private static DateOnly Today(QuestionStanding now) => now.Promise?.DueOn ?? SomeDay;
}
