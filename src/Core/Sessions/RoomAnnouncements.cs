using Dialogue.Core.Agencies;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Stage;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>Says to each audience of a room what it may know, and nothing else. The only place where events are made.</summary>
internal static class RoomAnnouncements
{
    /// <param name="room">The question's room, locked.</param>
    /// <param name="db">Takes the events.</param>
    /// <param name="question">As it stands now.</param>
    /// <param name="labels">Names of the agencies that it went to.</param>
    /// <param name="wasKnown">The public knew of it before; if it no longer may, it is told so.</param>
    /// <param name="at">The instant of the change.</param>
    public static void TellQuestion(this Room room, DbContext db, Question question, AgencyLabels labels, bool wasKnown, DateTimeOffset at)
    {
        room.TellDesk(db, question, labels, at);
        foreach (var audience in (Audience[])[Audience.Host, Audience.Public])
        {
            if (question.IsKnownToPublic)
                room.Append(db, audience, RoomEventKinds.Question, PublicQuestion.Of(question, labels), at);
            else if (wasKnown)
                room.Append(db, audience, RoomEventKinds.Gone, new GonePayload(question.Id), at);
        }
    }

    /// <summary>What only desks hear: who has it in hand, what waits, and what another agency's room passed on to this one.</summary>
    public static void TellDesk(this Room room, DbContext db, Question question, AgencyLabels labels, DateTimeOffset at) =>
        room.Append(db, Audience.Desk, RoomEventKinds.Question, DeskQuestion.Of(question, labels), at);

    /// <summary>It went to another room: whoever saw it here sees it no longer.</summary>
    public static void TellGone(this Room room, DbContext db, Question question, DateTimeOffset at)
    {
        room.TellDeskGone(db, question.Id, at);
        if (!question.IsKnownToPublic)
            return;
        room.Append(db, Audience.Host, RoomEventKinds.Gone, new GonePayload(question.Id), at);
        room.Append(db, Audience.Public, RoomEventKinds.Gone, new GonePayload(question.Id), at);
    }

    /// <summary>A question that was passed on to this room's agency is no longer its business.</summary>
    public static void TellDeskGone(this Room room, DbContext db, long questionId, DateTimeOffset at) =>
        room.Append(db, Audience.Desk, RoomEventKinds.Gone, new GonePayload(questionId), at);

    public static void TellStage(this Room room, DbContext db, long? questionId, DateTimeOffset at) =>
        room.TellAll(db, RoomEventKinds.Stage, new StagePayload(questionId), at);

    public static void TellSession(this Room room, DbContext db, Session session, DateTimeOffset at) =>
        room.TellAll(db, RoomEventKinds.Session, SessionPayload.Of(session), at);

    /// <param name="room">Locked.</param>
    /// <param name="db">Takes the events.</param>
    /// <param name="questionIds">Questions that the public may read.</param>
    /// <param name="at">The instant of the change.</param>
    public static void TellLineUp(this Room room, DbContext db, IReadOnlyList<long> questionIds, DateTimeOffset at) =>
        room.TellAll(db, RoomEventKinds.LineUp, new LineUpPayload(questionIds), at);

    /// <summary>A draft is the business of desk and host alone.</summary>
    public static void TellPoll(this Room room, DbContext db, Poll poll, DateTimeOffset at)
    {
        if (poll.State == PollState.Draft)
            room.TellStaff(db, RoomEventKinds.Poll, PollView.Of(poll), at);
        else
            room.TellAll(db, RoomEventKinds.Poll, PollView.Of(poll), at);
    }

    /// <summary>Only a draft is ever discarded, so the public never knew of it.</summary>
    public static void TellPollGone(this Room room, DbContext db, int pollId, DateTimeOffset at) =>
        room.TellStaff(db, RoomEventKinds.PollGone, new PollGonePayload(pollId), at);

    public static void TellNote(this Room room, DbContext db, StageNote note, DateTimeOffset at) =>
        room.TellStaff(db, RoomEventKinds.Note, NotePayload.Of(note), at);

    private static void TellStaff<T>(this Room room, DbContext db, string kind, T payload, DateTimeOffset at)
    {
        foreach (var audience in (Audience[])[Audience.Desk, Audience.Host])
            room.Append(db, audience, kind, payload, at);
    }

    private static void TellAll<T>(this Room room, DbContext db, string kind, T payload, DateTimeOffset at)
    {
        foreach (var audience in Enum.GetValues<Audience>())
            room.Append(db, audience, kind, payload, at);
    }
}
