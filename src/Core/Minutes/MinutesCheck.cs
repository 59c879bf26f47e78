using Dialogue.Core.Mailbox;
using Dialogue.Core.Questions;

namespace Dialogue.Core.Minutes;

/// <summary>Holds the words of released minutes against their digests in the fixed text.</summary>
/// <param name="Shown">Words that stand there and are the ones that were released.</param>
/// <param name="Withdrawn">Questions without their words, each with the step in the chain that took them out.</param>
/// <param name="Holds">No word was changed, and none is missing without such a step.</param>
public sealed record MinutesCheck(int Shown, int Withdrawn, bool Holds)
{
    public static MinutesCheck Of(ReleasedMinutes minutes, RoomChain chain)
    {
        var words = minutes.Words.ToDictionary(one => (one.QuestionId, one.Field));
        var seals = minutes.Body.Items.SelectMany(item => (item.Seals ?? new Dictionary<string, string>()).Select(seal => (item.Id, Field: seal.Key, Digest: seal.Value))).ToList();
        var shown = seals.Where(seal => words.ContainsKey((seal.Id, seal.Field))).ToList();
        var withdrawn = minutes.Body.Items.Where(item => item.Withdrawn is not null).ToList();
        // A question that went to another room goes on in the chain of that one.
        var gone = chain.Links.GroupBy(link => link.Question).Where(steps => steps.Last() is { State: QuestionState.Refused } or { Action: MoveQuestion.MovedOut })
            .Select(steps => steps.Key).ToHashSet();
        var explained = seals.Where(seal => seal.Field == MinutesSeal.Text && !words.ContainsKey((seal.Id, seal.Field)))
            .All(seal => gone.Contains(seal.Id));
        return new MinutesCheck(shown.Count, withdrawn.Count, minutes.TextHolds && explained && shown.All(seal => words[(seal.Id, seal.Field)].Digest == seal.Digest));
    }
}
