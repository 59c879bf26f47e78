using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Stage;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>What a room shows: the whole state at a number, or what changed since one.</summary>
public sealed class RoomReads(DialogueDb db)
{
    public const int ChangesMost = 500;
    private const int NotesMost = 20;

    /// <summary>The room's state and the number at which it stands, read in one snapshot of the database.</summary>
    public async Task<RoomSnapshot?> SnapshotAsync(string code, Audience audience, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var session = await db.Sessions.AsNoTracking().Include(s => s.Room).SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
        if (session is null || (audience == Audience.Public && session.State == SessionState.Draft))
            return null;
        var questions = await QuestionsOf(session, audience).OrderByDescending(q => q.Id).Take(2000).ToListAsync(cancellationToken);
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        var seen = questions.Select(object (q) => audience == Audience.Desk
            ? DeskQuestion.Of(q, labels) with { Votes = q.Votes }
            : PublicQuestion.Of(q, labels) with { Votes = q.Votes });
        return new RoomSnapshot(
            session.Room.Epoch, session.Room.SeqOf(audience), SessionPayload.Of(session), session.OnStageQuestionId, [.. seen],
            await new PollReads(db).OfRoomAsync(session.RoomId, audience, cancellationToken))
        {
            LineUp = [.. session.LineUp.Where(questions.Where(q => LineUp.Keeps(q.State, q.PublishedAt)).Select(q => q.Id).ToHashSet().Contains)],
            Notes = audience == Audience.Public ? null : await NotesAsync(session.RoomId, cancellationToken),
        };
    }

    /// <summary>What stands beside a desk's list: the order of what comes next with its questions, notes, polls.</summary>
    public async Task<RoomSnapshot?> BesideAsync(string code, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AsNoTracking().Include(s => s.Room).SingleOrDefaultAsync(s => s.Code == code, cancellationToken) is not { } session)
            return null;
        var ids = session.LineUp.ToArray();
        var questions = await QuestionsOf(session, Audience.Desk).Where(q => ids.Contains(q.Id)).ToListAsync(cancellationToken);
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        return new RoomSnapshot(
            session.Room.Epoch, session.Room.SeqOf(Audience.Desk), SessionPayload.Of(session), session.OnStageQuestionId,
            [.. questions.Select(object (q) => DeskQuestion.Of(q, labels))], await new PollReads(db).OfRoomAsync(session.RoomId, Audience.Desk, cancellationToken))
        {
            LineUp = [.. session.LineUp.Where(questions.Where(q => LineUp.Keeps(q.State, q.PublishedAt)).Select(q => q.Id).ToHashSet().Contains)],
            Notes = await NotesAsync(session.RoomId, cancellationToken),
        };
    }

    private async Task<List<NotePayload>> NotesAsync(int roomId, CancellationToken cancellationToken)
    {
        var notes = await db.StageNotes.AsNoTracking().Where(n => n.RoomId == roomId).OrderByDescending(n => n.Id).Take(NotesMost).ToListAsync(cancellationToken);
        notes.Reverse();
        return notes.ConvertAll(NotePayload.Of);
    }

    /// <summary>A desk sees all of its room; the desk of a mailbox also what other agencies' rooms passed on to it.</summary>
    public IQueryable<Question> QuestionsOf(Session session, Audience audience) => (audience, session.Kind) switch
    {
        (Audience.Desk, SessionKind.Mailbox) => db.Questions.AsNoTracking().Where(q => q.RoomId == session.RoomId
            || (q.AskedAgencyId != session.AgencyId && (q.AgencyId == session.AgencyId || q.OfferedToId == session.AgencyId))),
        (Audience.Desk, _) => db.Questions.AsNoTracking().Where(q => q.RoomId == session.RoomId),
        _ => db.Questions.AsNoTracking().Where(q => q.RoomId == session.RoomId && q.PublishedAt != null),
    };

    /// <summary>Events after <paramref name="since"/> in order, without a gap; null when the room does not reach back so far.</summary>
    public async Task<RoomChanges?> ChangesAsync(int roomId, Audience audience, long since, CancellationToken cancellationToken)
    {
        var room = await db.Rooms.AsNoTracking().SingleAsync(r => r.Id == roomId, cancellationToken);
        if (since > room.SeqOf(audience) || since < 0)
            return null;
        var events = await EventsAsync(db, roomId, audience, since, ChangesMost, cancellationToken);
        var whole = events.Count > 0 ? events[0].Seq == since + 1 : since == room.SeqOf(audience);
        if (!whole)
            return null;
        return new RoomChanges(room.Epoch, events.Count == 0 ? since : events[^1].Seq, events);
    }

    public static async Task<List<RoomEventView>> EventsAsync(
        DialogueDb db, int roomId, Audience audience, long since, int most, CancellationToken cancellationToken)
    {
        var rows = await db.RoomEvents.AsNoTracking()
            .Where(e => e.RoomId == roomId && e.Audience == audience && e.Seq > since)
            .OrderBy(e => e.Seq).Take(most)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(RoomEventView.Of);
    }
}
