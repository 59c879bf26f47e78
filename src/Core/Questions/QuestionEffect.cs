using Dialogue.Core.Commitments;

namespace Dialogue.Core.Questions;

/// <summary>What else must happen in the same commit when a question moves.</summary>
public abstract record QuestionEffect
{
    /// <summary>Its voters, and its asker, count for another question from now on.</summary>
    public sealed record VotesCarried(long IntoId) : QuestionEffect;
    public sealed record VotesReturned(long FromId) : QuestionEffect;

    public sealed record PromiseMade(Promise Promise) : QuestionEffect;
    public sealed record PromiseChanged(Promise Promise) : QuestionEffect;
    public sealed record PromiseKept : QuestionEffect;
    public sealed record PromiseTakenBack : QuestionEffect;

    /// <summary>The effects that follow from where a question stood and stands: the same whichever action led there, undo included.</summary>
    public static IReadOnlyList<QuestionEffect> Between(QuestionStanding before, QuestionStanding after) =>
        [.. OfMerge(before.MergedIntoId, after.MergedIntoId), .. OfPromise(before, after)];

    private static IEnumerable<QuestionEffect> OfMerge(long? before, long? after)
    {
        if (before == after)
            yield break;
        if (before is { } from)
            yield return new VotesReturned(from);
        if (after is { } into)
            yield return new VotesCarried(into);
    }

    private static IEnumerable<QuestionEffect> OfPromise(QuestionStanding before, QuestionStanding after)
    {
        var (kept, keeps) = (before.State.IsAnswered(), after.State.IsAnswered());
        switch (before.Promise, after.Promise)
        {
            // An undo may lead back to an answer that had kept its promise; that line of the ledger is written already.
            case (null, { } made) when !keeps: yield return new PromiseMade(made); break;
            case ({ }, null) when !kept: yield return new PromiseTakenBack(); break;
            case ({ }, { }) when !kept && keeps: yield return new PromiseKept(); break;
            case ({ } old, { } now) when old != now || (kept && !keeps): yield return new PromiseChanged(now); break;
        }
    }
}
