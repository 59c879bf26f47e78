using Dialogue.Core.Questions;

namespace Dialogue.Core.Sessions;

/// <summary>What became of the questions of a room that everybody knows of.</summary>
public sealed record RoomCounts(int All, int Waiting, int Answered, int Promised, int PassedOn, int Merged, int Withheld)
{
    public static RoomCounts Of(IReadOnlyCollection<PublicRoom.Entry> entries)
    {
        var fates = entries.Select(entry => FateOf(entry.Question.State)).ToList();
        return new RoomCounts(
            fates.Count, Count('w'), Count('a'), Count('p'), Count('t'), Count('m'), Count('r'));

        int Count(char fate) => fates.Count(each => each == fate);
    }

    /// <summary>One letter for a page: it keeps one for every question, also for those that it does not show.</summary>
    public static char FateOf(QuestionState state) => state switch
    {
        QuestionState.AnsweredLive or QuestionState.AnsweredInWriting => 'a',
        QuestionState.Deferred => 'p',
        QuestionState.Transferred => 't',
        QuestionState.Merged => 'm',
        QuestionState.Refused => 'r',
        _ => 'w',
    };
}
