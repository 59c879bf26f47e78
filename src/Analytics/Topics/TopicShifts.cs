using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Topics;

/// <summary>
/// Which topics come up more, or less, than in the period before. Shares are compared and not counts, because the number of questions goes
/// with the number of dialogues. Every topic of every agency is a comparison, so that among hundreds of them dozens would look different by
/// chance: a change is called one only after <see cref="BenjaminiHochberg"/> over all of them, on exact p-values, which hold for small
/// counts too. Questions of one dialogue lean on its subject and are not quite independent; the pages say so.
/// </summary>
public static class TopicShifts
{
    /// <summary>With fewer questions in either period nothing is compared.</summary>
    public const int FewestQuestions = 20;

    /// <param name="counts">Every topic of every agency that is looked at; may be empty.</param>
    /// <param name="level">False discovery rate among all that are compared.</param>
    /// <returns>In the same order; null where a period has too few questions to compare.</returns>
    public static IReadOnlyList<TopicShift?> Compare(IReadOnlyList<TopicPeriods> counts, double level = 0.05)
    {
        var compared = counts.Where(IsCompared).ToList();
        var holds = BenjaminiHochberg.Reject(compared.ConvertAll(one => FisherExact.PValue(one.Now, one.AllNow, one.Before, one.AllBefore)), level);
        var next = 0;
        return [.. counts.Select(one => IsCompared(one) ? ShiftOf(one, holds[next++]) : null)];
    }

    // A topic that nobody raised in either period is no comparison.
    private static bool IsCompared(TopicPeriods counts) =>
        counts.AllBefore >= FewestQuestions && counts.AllNow >= FewestQuestions && counts.Before + counts.Now > 0;

    private static TopicShift ShiftOf(TopicPeriods counts, bool holds)
    {
        var (before, now) = ((double)counts.Before / counts.AllBefore, (double)counts.Now / counts.AllNow);
        return new TopicShift(counts, now - before, Intervals.NewcombeDifference(before, counts.AllBefore, now, counts.AllNow), holds);
    }
}
