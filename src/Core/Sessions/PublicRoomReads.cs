using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions.Planning;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>Reads a room for its public page, all of it in one snapshot of the database.</summary>
public sealed class PublicRoomReads(DialogueDb db, SessionReads sessions, RoomReads rooms, PlanReads plans, CityCalendar calendar)
{
    public const int QuestionsMost = 5000;

    public async Task<PublicRoom?> OneAsync(string code, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        if (await sessions.OneAsync(code, cancellationToken) is not { } card)
            return null;
        var session = await db.Sessions.AsNoTracking().Include(s => s.Room).SingleAsync(s => s.Id == card.Id, cancellationToken);
        var questions = await rooms.QuestionsOf(session, Audience.Public).OrderByDescending(q => q.Id).Take(QuestionsMost).ToListAsync(cancellationToken);
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        var isOver = SessionReads.Past.Contains(session.State);
        return new PublicRoom(
            card, session.Room.Epoch, session.Room.SeqOf(Audience.Public), session.OnStageQuestionId,
            questions.ConvertAll(q => new PublicRoom.Entry(PublicQuestion.Of(q, labels) with { Votes = q.Votes }, q.Folded, q.Asker)),
            isOver ? await Balance.OfRoomAsync(db, session.RoomId, cancellationToken) : null,
            await db.Sessions.Where(s => s.Kind == SessionKind.Mailbox && s.AgencyId == session.AgencyId).Select(s => s.Code).SingleOrDefaultAsync(cancellationToken),
            await calendar.WorkingDaysAsync(cancellationToken),
            await plans.OneAsync(code, cancellationToken),
            [.. questions.Select(q => q.AskedCode).Distinct()])
        {
            Polls = await new PollReads(db).OfRoomAsync(session.RoomId, Audience.Public, cancellationToken),
        };
    }
}
