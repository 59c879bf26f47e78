using Dialogue.Core.Questions;

namespace Dialogue.Core.Stage;

/// <summary>
/// What the desk would like answered next, in order. An id stays in it while the question can still come on stage, so that a
/// question which left the stage again stands where it stood; whoever shows the line-up leaves out the one on stage.
/// </summary>
public static class LineUp
{
    public const int Most = 50;

    public static bool Keeps(QuestionState state, DateTimeOffset? publishedAt) =>
        publishedAt is not null && state is QuestionState.Published or QuestionState.Deferred or QuestionState.OnStage;

    /// <summary>Puts a question at a place, taking it away from where it was; a place beyond the end is the end.</summary>
    public static long[] Placed(IReadOnlyCollection<long> lineUp, long questionId, int place)
    {
        var others = lineUp.Where(id => id != questionId).ToList();
        others.Insert(Math.Clamp(place, 0, others.Count), questionId);
        return [.. others];
    }

    public static long[] Without(IReadOnlyCollection<long> lineUp, long questionId) => [.. lineUp.Where(id => id != questionId)];
}
