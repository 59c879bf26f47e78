using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// What whoever holds a receipt decides about their own data. A name that was corrected or erased also goes out of what the
/// rooms were told before; the words of a public question stay, because others joined and answered them.
/// </summary>
public sealed class OwnData(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public enum Correction
    {
        Done,
        NameTooLong,
        PlaceTooLong,
        NoSuchQuestion,
    }

    public async Task<Correction> CorrectAsync(string receipt, string? name, string? place, CancellationToken cancellationToken)
    {
        var (calls, lives) = (CitizenText.Line(name), CitizenText.Line(place));
        if (calls?.Length > AskQuestion.NameMost)
            return Correction.NameTooLong;
        if (lives?.Length > AskQuestion.PlaceMost)
            return Correction.PlaceTooLong;
        return await ChangeAsync(receipt, question => question.Introduce(calls, lives), false, cancellationToken) ? Correction.Done : Correction.NoSuchQuestion;
    }

    public Task<bool> EraseAsync(string receipt, CancellationToken cancellationToken) =>
        ChangeAsync(receipt, question => question.Introduce(null, null), true, cancellationToken);

    /// <summary>Software assigned the topic; a person at the desk should look at it.</summary>
    public async Task<bool> AskReadingAsync(string receipt, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockedAsync(receipt, cancellationToken) is not var (room, question) || question.TopicSource == TopicSource.Person)
            return false;
        (question.ReadingAskedAt, question.TopicNeedsReading) = (question.ReadingAskedAt ?? clock.GetUtcNow(), true);
        await TellAsync(room, question, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return true;
    }

    private async Task<bool> ChangeAsync(string receipt, Action<Question> change, bool forgetsContact, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockedAsync(receipt, cancellationToken) is not var (room, question))
            return false;
        change(question);
        if (forgetsContact)
            await db.Followers.Where(f => f.QuestionId == question.Id && f.Kind == FollowerKind.Asker).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            update room_event set payload = payload - 'name' - 'by' - 'place'
            where kind = {RoomEventKinds.Question} and (payload ->> 'id')::bigint = {question.Id}
              and room_id in (select room_id from session where agency_id in ({question.AgencyId}, {question.AskedAgencyId}) or kind = 'Mailbox' or room_id = {room.Id})
            """, cancellationToken);
        await TellAsync(room, question, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return true;
    }

    private async Task<(Room Room, Question Question)?> LockedAsync(string receipt, CancellationToken cancellationToken)
    {
        var roomId = await db.Questions.Where(q => q.Receipt == receipt).Select(q => (int?)q.RoomId).SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return null;
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        return (room, await db.Questions.SingleAsync(q => q.Receipt == receipt, cancellationToken));
    }

    private async Task TellAsync(Room room, Question question, CancellationToken cancellationToken)
    {
        room.TellQuestion(db, question, await AgencyLabels.ForAsync(db, [question], cancellationToken), question.IsKnownToPublic, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
