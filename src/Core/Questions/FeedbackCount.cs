using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>What was said of one answer.</summary>
public sealed record FeedbackCount(int Yes, int Partly, int No)
{
    public int Total => Yes + Partly + No;

    /// <summary>Share of the answered, 0–1: yes, and half of partly. Without voices 1, because nobody complained.</summary>
    public double Share => Total == 0 ? 1 : (Yes + (Partly / 2.0)) / Total;

    public static async Task<FeedbackCount> OfAsync(DialogueDb db, long questionId, int answerNumber, CancellationToken cancellationToken)
    {
        var counts = await db.AnswerFeedbacks.Where(f => f.QuestionId == questionId && f.AnswerNumber == answerNumber)
            .GroupBy(f => f.Said).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken);
        return new FeedbackCount(counts.GetValueOrDefault(AnswerVerdict.Yes), counts.GetValueOrDefault(AnswerVerdict.Partly), counts.GetValueOrDefault(AnswerVerdict.No));
    }
}
