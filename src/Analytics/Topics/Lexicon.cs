namespace Dialogue.Analytics.Topics;

// A few dozen phrases a topic. A phrase counts once where it stands, the longest one first ("bảo hiểm y tế" is not also "y tế");
// a word typed without marks stands for any word that strips to it. A phrase of several topics shares its weight.
internal sealed class Lexicon
{
    private const int LongestPhrase = 7;
    private readonly Dictionary<ulong, List<Entry>> byStripped = [];

    internal Lexicon(IReadOnlyList<IReadOnlyList<string>> phrasesByTopic, Abbreviations abbreviations)
    {
        PhrasesByTopic = phrasesByTopic;
        var tokens = new TokenBuffer(abbreviations);
        for (var topic = 0; topic < phrasesByTopic.Count; topic++)
        {
            foreach (var phrase in phrasesByTopic[topic])
                Add(tokens, phrase, topic);
        }
    }

    internal IReadOnlyList<IReadOnlyList<string>> PhrasesByTopic { get; }

    /// <summary>Adds the weight of every phrase found to its topic's place in <paramref name="scores"/>.</summary>
    internal void Count(FeatureScratch scratch, Span<float> scores)
    {
        scores.Clear();
        scratch.Phrases.Clear();
        for (var word = 0; word < scratch.Tokens.Words.Count;)
        {
            var entry = Longest(scratch, word);
            if (entry is null)
            {
                word++;
                continue;
            }
            var share = MathF.Sqrt(entry.Words.Length) / entry.Topics.Count;
            foreach (var topic in entry.Topics)
                scores[topic] += share;
            scratch.Phrases.Add((word, entry.Words.Length));
            word += entry.Words.Length;
        }
    }

    private Entry? Longest(FeatureScratch scratch, int word)
    {
        Entry? found = null;
        var key = TextHash.Start;
        var end = Math.Min(scratch.Tokens.Words.Count, word + LongestPhrase);
        for (var i = word; i < end; i++)
        {
            key = TextHash.Join(key, scratch.StrippedHashes[i]);
            if (byStripped.TryGetValue(key, out var entries))
                found = Best(scratch, word, entries) ?? found;
        }
        return found;
    }

    // "dân số" must not be found in "dẫn sợ": a mark that is typed has to be the phrase's own. Marks left out are forgiven,
    // except on a lone syllable, which without them is too many words at once ("thue" is rent and tax).
    private static Entry? Best(FeatureScratch scratch, int word, List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            var fits = true;
            for (var i = 0; i < entry.Words.Length && fits; i++)
            {
                var typed = scratch.AccentedHashes[word + i];
                fits = typed == entry.Words[i] || (entry.Words.Length > 1 && typed == scratch.StrippedHashes[word + i]);
            }
            if (fits)
                return entry;
        }
        return null;
    }

    private void Add(TokenBuffer tokens, string phrase, int topic)
    {
        tokens.Read(phrase);
        if (tokens.Words.Count > LongestPhrase)
            throw new InvalidOperationException($"A lexicon phrase has more than {LongestPhrase} words: {phrase}");
        var words = Enumerable.Range(0, tokens.Words.Count).Select(i => TextHash.Of(tokens.Accented(i))).ToArray();
        var key = Enumerable.Range(0, tokens.Words.Count).Aggregate(TextHash.Start, (hash, i) => TextHash.Join(hash, TextHash.Of(tokens.Stripped(i))));
        if (!byStripped.TryGetValue(key, out var entries))
            byStripped[key] = entries = [];
        var entry = entries.Find(e => e.Words.AsSpan().SequenceEqual(words));
        if (entry is null)
            entries.Add(entry = new Entry(words));
        if (!entry.Topics.Contains(topic))
            entry.Topics.Add(topic);
    }

    private sealed class Entry(ulong[] words)
    {
        internal ulong[] Words { get; } = words;

        internal List<int> Topics { get; } = [];
    }
}
