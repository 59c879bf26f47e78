using Dialogue.Core.Commitments;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions.Planning;

namespace Dialogue.Core.Sessions;

/// <summary>A room as everybody may read it at one number: what its page, its views and its search are made from.</summary>
/// <param name="Balance">Only when the dialogue is over.</param>
/// <param name="Mailbox">Code of the room that takes the agency's questions always.</param>
/// <param name="AskedCodes">Codes by which its questions were asked: its own, and those of rooms that questions came from.</param>
/// <param name="Plan">What was announced; a mailbox has none.</param>
public sealed record PublicRoom(
    SessionCard Session, int Epoch, long Seq, long? OnStageId, IReadOnlyList<PublicRoom.Entry> Entries, Balance? Balance, string? Mailbox,
    WorkingCalendar Calendar, PlanReads.View? Plan, IReadOnlyList<string> AskedCodes)
{
    /// <summary>The open one first, then what came out of earlier ones.</summary>
    public IReadOnlyList<PollView> Polls { get; init; } = [];

    public RoomCounts Counts { get; } = RoomCounts.Of(Entries);

    public PublicQuestion? OnStage => Entries.FirstOrDefault(entry => entry.Question.Id == OnStageId)?.Question;

    /// <summary>A question with what its views need; the asker never leaves the server.</summary>
    public sealed class Entry(PublicQuestion question, string folded, Guid? asker)
    {
        // A question whose words were taken out of public sight must not be found by them either.
        private readonly Lazy<string> searched = new(() =>
            question.State == QuestionState.Refused ? "" : $"{folded}\n{CitizenText.Fold(question.Answer ?? "")}");

        public PublicQuestion Question => question;

        public bool IsAskedBy(Guid person) => asker == person;

        public bool Contains(IReadOnlyCollection<string> foldedWords) => foldedWords.All(word => searched.Value.Contains(word, StringComparison.Ordinal));
    }
}
