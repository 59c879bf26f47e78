using Dialogue.Core.Sessions;

namespace Dialogue.Core.Questions;

/// <summary>Writes a step at the end of the room's chain.</summary>
internal static class QuestionStep
{
    public const string Asked = "Asked";

    /// <summary>The first link: what was asked, so that the chain also proves the words of the question.</summary>
    public static QuestionEvent RecordAsked(Room room, Question question) =>
        Link(room, question, null, Asked, question.Text, question.SendKey, new HandleQuestion.Actor(People.Role.Citizen, null), question.AskedAt, null);

    public static QuestionEvent Record(
        Room room, Question question, QuestionStanding before, QuestionAction action, Guid commandKey, HandleQuestion.Actor actor, DateTimeOffset now) =>
        Link(room, question, before, action.Name, action.Said, commandKey, actor, now, (action as QuestionAction.AnswerInWriting)?.Lamps);

    /// <summary>It left one room's chain for another's; the words say to or from which.</summary>
    public static QuestionEvent RecordMove(
        Room room, Question question, string action, string code, Guid commandKey, HandleQuestion.Actor actor, DateTimeOffset now) =>
        Link(room, question, null, action, code, commandKey, actor, now, null);

    private static QuestionEvent Link(
        Room room, Question question, QuestionStanding? before, string action, string? words, Guid commandKey, HandleQuestion.Actor actor,
        DateTimeOffset now, AnswerLamps? lamps)
    {
        var salt = QuestionEvent.NewSalt();
        var digest = QuestionEvent.DigestOf(salt, words);
        room.LastHash = QuestionEvent.HashOf(room.LastHash, question.Id, now, actor.Role, action, question.State, digest);
        return new QuestionEvent
        {
            QuestionId = question.Id,
            RoomId = room.Id,
            CommandKey = commandKey,
            At = now,
            ActorRole = actor.Role,
            PersonId = actor.PersonId,
            Action = action,
            State = question.State,
            Words = words,
            Salt = salt,
            Digest = digest,
            Before = before,
            Lamps = lamps,
            Hash = room.LastHash,
        };
    }
}
