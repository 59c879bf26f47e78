using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Stage;

/// <summary>The desk orders what comes next. Places are absolute, so a command that arrives twice changes nothing more.</summary>
public sealed class ArrangeLineUp(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public enum Outcome
    {
        Done,
        NoSuchQuestion,

        /// <summary>Only what the public may read and nobody has answered yet comes next.</summary>
        NotWaiting,
        Full,
        NoSuchSession,
    }

    /// <param name="code">The session.</param>
    /// <param name="number">The question by the number that people say aloud.</param>
    /// <param name="place">Counted from 0; null takes it out.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Outcome> PlaceAsync(string code, int number, int? place, CancellationToken cancellationToken)
    {
        var roomId = await db.Sessions.Where(s => s.Code == code && s.State != SessionState.Draft).Select(s => (int?)s.RoomId).SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return Outcome.NoSuchSession;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.RoomId == room.Id, cancellationToken);
        var question = await db.Questions.Where(q => q.RoomId == room.Id && q.Number == number)
            .Select(q => new { q.Id, q.State, q.PublishedAt }).SingleOrDefaultAsync(cancellationToken);
        if (question is null)
            return Outcome.NoSuchQuestion;
        if (place is not null && !(question.PublishedAt is not null && question.State is QuestionState.Published or QuestionState.Deferred))
            return Outcome.NotWaiting;
        var kept = await KeptAsync(session, cancellationToken);
        var arranged = place is { } at ? LineUp.Placed(kept, question.Id, at) : LineUp.Without(kept, question.Id);
        if (arranged.Length > LineUp.Most)
            return Outcome.Full;
        if (arranged.SequenceEqual(session.LineUp))
            return Outcome.Done;
        session.LineUp = arranged;
        room.TellLineUp(db, arranged, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return Outcome.Done;
    }

    /// <summary>What has its answer, went elsewhere or was taken back drops out.</summary>
    private async Task<long[]> KeptAsync(Session session, CancellationToken cancellationToken)
    {
        var states = await db.Questions.Where(q => session.LineUp.Contains(q.Id)).ToDictionaryAsync(q => q.Id, q => new { q.State, q.PublishedAt }, cancellationToken);
        return [.. session.LineUp.Where(id => states.TryGetValue(id, out var q) && LineUp.Keeps(q.State, q.PublishedAt))];
    }
}
