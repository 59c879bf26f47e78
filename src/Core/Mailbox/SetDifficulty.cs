using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Mailbox;

/// <summary>The desk says how hard a question is, which sets the day for the answer. Only while it has no end and a clock runs.</summary>
public sealed class SetDifficulty(DialogueDb db, TimeProvider clock, RoomHint hint, MailboxClocks clocks)
{
    /// <returns>The day for the answer; null when no clock runs for this question.</returns>
    public async Task<DateOnly?> SetAsync(long questionId, Difficulty difficulty, CancellationToken cancellationToken)
    {
        if (await db.Questions.Where(q => q.Id == questionId).Select(q => (int?)q.RoomId).SingleOrDefaultAsync(cancellationToken) is not { } roomId)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId, cancellationToken);
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        if (question.AcceptBy is null || question.AnsweredAt is not null)
            return null;
        var now = clock.GetUtcNow();
        await clocks.AcceptAsync(question, difficulty, now, cancellationToken);
        room.TellQuestion(db, question, await AgencyLabels.ForAsync(db, [question], cancellationToken), question.IsKnownToPublic, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(roomId);
        return question.AnswerBy;
    }
}
