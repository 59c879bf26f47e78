namespace Dialogue.Core.Questions;

/// <summary>
/// What a folded text is compared by: its syllables, its pairs of syllables (most Vietnamese words have two), and the trigrams
/// of its syllables, which a typing error leaves mostly as they are. Each with its weight 0–1 before rarity; order does not count
/// beyond the pairs.
/// </summary>
internal static class TextTraits
{
    private const float PairWeight = 0.4f;
    private const float TrigramWeight = 0.7f;
    private const float CommonWeight = 0.1f;

    /// <returns>Weight by trait; a trait is a hash of 32 bits, and two that fall together cost a little exactness, nothing else.</returns>
    public static Dictionary<uint, float> Of(string folded)
    {
        var traits = new Dictionary<uint, float>();
        var syllables = Syllables.Of(folded);
        for (var i = 0; i < syllables.Count; i++)
        {
            var word = folded.AsSpan()[syllables[i]];
            var weight = WeightOf(word);
            Add(traits, Hash(word, 'w'), weight);
            AddTrigrams(traits, word, weight);
            if (i + 1 == syllables.Count)
                continue;
            var next = folded.AsSpan()[syllables[i + 1]];
            Add(traits, Hash(next, Hash(word, 'p')), PairWeight * MathF.Sqrt(weight * WeightOf(next)));
        }
        return traits;
    }

    /// <summary>As pg_trgm takes them: two blanks before the word and one after it.</summary>
    private static void AddTrigrams(Dictionary<uint, float> traits, ReadOnlySpan<char> word, float weight)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, 32) + 3];
        padded.Fill(' ');
        word[..Math.Min(word.Length, 32)].CopyTo(padded[2..]);
        var count = padded.Length - 2;
        for (var at = 0; at < count; at++)
            Add(traits, Hash(padded.Slice(at, 3), 't'), TrigramWeight * weight / MathF.Sqrt(count));
    }

    private static float WeightOf(ReadOnlySpan<char> word) => CommonWords.Has(word) ? CommonWeight : 1;

    private static void Add(Dictionary<uint, float> traits, uint trait, float weight)
    {
        if (!traits.TryGetValue(trait, out var before) || before < weight)
            traits[trait] = weight;
    }

    /// <summary>FNV-1a over the characters.</summary>
    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        var hash = 2166136261 ^ seed;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        return hash;
    }
}
