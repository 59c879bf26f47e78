using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>Says to each audience of a room what it may know, and nothing else. The only place where events are made.</summary>
internal static class RoomAnnouncements
{
    public static void TellQuestion(this Room room, DbContext db, Question question, DateTimeOffset at)
    {
        room.Append(db, Audience.Desk, RoomEventKinds.Question, DeskQuestion.Of(question), at);
        if (!question.State.IsPublic())
            return;
        room.Append(db, Audience.Host, RoomEventKinds.Question, PublicQuestion.Of(question), at);
        room.Append(db, Audience.Public, RoomEventKinds.Question, PublicQuestion.Of(question), at);
    }

    public static void TellStage(this Room room, DbContext db, long? questionId, DateTimeOffset at) =>
        room.TellAll(db, RoomEventKinds.Stage, new StagePayload(questionId), at);

    public static void TellSession(this Room room, DbContext db, Session session, DateTimeOffset at) =>
        room.TellAll(db, RoomEventKinds.Session, SessionPayload.Of(session), at);

    private static void TellAll<T>(this Room room, DbContext db, string kind, T payload, DateTimeOffset at)
    {
        foreach (var audience in Enum.GetValues<Audience>())
            room.Append(db, audience, kind, payload, at);
    }
}
