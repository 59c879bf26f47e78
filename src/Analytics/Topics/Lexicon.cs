namespace Dialogue.Analytics.Topics;

// A few dozen phrases a topic. A phrase counts once where it stands, the longest one first ("bảo hiểm y tế" is not also "y tế");
// in a text typed without marks the stripped phrases are looked for instead. A phrase of several topics shares its weight.
internal sealed class Lexicon
{
    private const int LongestPhrase = 7;
    private readonly Dictionary<ulong, Entry> accented = [];
    private readonly Dictionary<ulong, Entry> stripped = [];

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
            var (entry, words) = Longest(scratch, word);
            if (entry is null)
            {
                word++;
                continue;
            }
            var share = MathF.Sqrt(words) / entry.Topics.Count;
            foreach (var topic in entry.Topics)
                scores[topic] += share;
            scratch.Phrases.Add((word, words));
            word += words;
        }
    }

    private (Entry? Entry, int Words) Longest(FeatureScratch scratch, int word)
    {
        (Entry?, int) found = (null, 0);
        var (key, plainKey) = (TextHash.Start, TextHash.Start);
        var end = Math.Min(scratch.Tokens.Words.Count, word + LongestPhrase);
        for (var i = word; i < end; i++)
        {
            key = TextHash.Join(key, scratch.AccentedHashes[i]);
            plainKey = TextHash.Join(plainKey, scratch.StrippedHashes[i]);
            if (accented.TryGetValue(key, out var entry) || (!scratch.Tokens.IsAccented && stripped.TryGetValue(plainKey, out entry)))
                found = (entry, i - word + 1);
        }
        return found;
    }

    private void Add(TokenBuffer tokens, string phrase, int topic)
    {
        tokens.Read(phrase);
        var (key, plainKey) = (TextHash.Start, TextHash.Start);
        for (var i = 0; i < tokens.Words.Count; i++)
        {
            key = TextHash.Join(key, TextHash.Of(tokens.Accented(i)));
            plainKey = TextHash.Join(plainKey, TextHash.Of(tokens.Stripped(i)));
        }
        if (tokens.Words.Count > LongestPhrase)
            throw new InvalidOperationException($"A lexicon phrase has more than {LongestPhrase} words: {phrase}");
        Enter(accented, key, topic);
        // A lone syllable without its marks is too many words at once: "thue" is rent and tax, "cho" market, dog and give.
        if (tokens.Words.Count > 1)
            Enter(stripped, plainKey, topic);
    }

    private static void Enter(Dictionary<ulong, Entry> entries, ulong key, int topic)
    {
        if (!entries.TryGetValue(key, out var entry))
            entries[key] = entry = new Entry();
        if (!entry.Topics.Contains(topic))
            entry.Topics.Add(topic);
    }

    private sealed class Entry
    {
        internal List<int> Topics { get; } = [];
    }
}
