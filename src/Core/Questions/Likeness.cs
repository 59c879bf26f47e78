namespace Dialogue.Core.Questions;

/// <summary>
/// How alike short texts are, 0–1, among a number of texts that stand beside each other. Each text is a vector of traits
/// (<see cref="TextTraits"/>); a trait that many of the texts have says little, so it is weighed by its rarity among them:
/// ln(1 + (n + 20) / (texts with it + 1)), the 20 keeping a handful of texts from being over-read. Two texts are compared by
/// their cosine, and for a third by how much of the shorter one lies in the longer, because the same question is often asked
/// once in a line and once with its story. Weights and threshold were chosen on the demonstration's texts and on pairs written
/// for it (LikenessTests): pairs that ask the same score 0.55 and more, questions of one room that do not stay below 0.4,
/// except a few that share nearly all their words.
/// </summary>
public sealed class Likeness
{
    /// <summary>From here on a person is shown a text as likely the same.</summary>
    public const float Likely = 0.45f;

    private const float ContainedShare = 0.35f;
    private const int Steadying = 20;

    private readonly (uint Trait, float Weight)[][] texts;
    private readonly float[] lengths;

    /// <param name="folded">The texts, folded by <see cref="CitizenText.Fold"/>.</param>
    public Likeness(IReadOnlyList<string> folded)
    {
        var traits = folded.Select(TextTraits.Of).ToArray();
        var spread = new Dictionary<uint, int>();
        foreach (var trait in traits.SelectMany(of => of.Keys))
            spread[trait] = spread.GetValueOrDefault(trait) + 1;
        texts = [.. traits.Select(of => of.Select(pair => (pair.Key, pair.Value * Rarity(spread[pair.Key], folded.Count))).ToArray())];
        lengths = [.. texts.Select(text => MathF.Sqrt(text.Sum(pair => pair.Weight * pair.Weight)))];
    }

    public sealed record Match(int Index, float Score);

    /// <summary>For each of some texts the others that are at least so alike, the most alike first.</summary>
    /// <param name="of">Their places in the list.</param>
    /// <param name="least">The least score.</param>
    public IReadOnlyList<IReadOnlyList<Match>> Best(IReadOnlyList<int> of, float least)
    {
        var matches = of.Select(_ => new List<Match>()).ToArray();
        var holders = HoldersOf(of);
        var sums = new float[of.Count];
        for (var other = 0; other < texts.Length; other++)
        {
            Array.Clear(sums);
            foreach (var (trait, weight) in texts[other])
                if (holders.TryGetValue(trait, out var held))
                    foreach (var (place, its) in held)
                        sums[place] += its * weight;
            for (var place = 0; place < sums.Length; place++)
                if (of[place] != other && Score(sums[place], lengths[of[place]], lengths[other]) is var score && score >= least)
                    matches[place].Add(new Match(other, score));
        }
        foreach (var found in matches)
            found.Sort((a, b) => b.Score.CompareTo(a.Score));
        return matches;
    }

    private Dictionary<uint, List<(int Place, float Weight)>> HoldersOf(IReadOnlyList<int> of)
    {
        var holders = new Dictionary<uint, List<(int, float)>>();
        for (var place = 0; place < of.Count; place++)
        {
            foreach (var (trait, weight) in texts[of[place]])
            {
                if (!holders.TryGetValue(trait, out var held))
                    holders[trait] = held = [];
                held.Add((place, weight));
            }
        }
        return holders;
    }

    private static float Score(float sum, float one, float other)
    {
        if (sum == 0)
            return 0;
        var shorter = MathF.Min(one, other);
        return (1 - ContainedShare) * (sum / (one * other)) + ContainedShare * MathF.Min(1, sum / (shorter * shorter));
    }

    private static float Rarity(int having, int all) => MathF.Log(1 + (all + Steadying) / (having + 1f));
}
