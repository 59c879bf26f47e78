namespace Dialogue.Analytics.Topics;

// The words, word pairs and lexicon phrases of a text that spoke loudest for a topic, as staff would read them. A word's say is
// its weight for the topic less its average weight over all topics, in the accented and the stripped view together.
internal static class TopicReasons
{
    private const int Most = 5;
    private const float LexiconSay = 0.5f;

    internal static IReadOnlyList<string> Find(
        FeatureScratch scratch, FeatureExtractor extractor, TopicWeights weights, float[] idf, int topic, int topics)
    {
        var best = new Best();
        for (var word = 0; word < scratch.Tokens.Words.Count; word++)
        {
            if (scratch.Tokens.Stripped(word).Length > 1)
                best.Offer(Say(scratch.AccentedHashes[word], scratch.StrippedHashes[word]), word, 1);
            if (word > 0)
                best.Offer(Say(Pair(scratch.AccentedHashes, word), Pair(scratch.StrippedHashes, word)), word - 1, 2);
        }
        foreach (var (word, words) in scratch.Phrases)
            best.Offer(LexiconSay * Margin(extractor.Hashed + topic) * words, word, words);
        return best.Texts(scratch.Tokens);

        float Say(ulong accented, ulong stripped) =>
            Weighed(extractor.AccentedBucket(accented)) + Weighed(extractor.StrippedBucket(stripped));

        float Weighed(int bucket) => idf[bucket] * Margin(bucket);

        float Margin(int place)
        {
            var row = weights[place];
            var sum = 0f;
            foreach (var steps in row[..topics])
                sum += steps;
            return weights.Step * (row[topic] - sum / topics);
        }
    }

    private static ulong Pair(List<ulong> hashes, int word) => TextHash.Join(hashes[word - 1], hashes[word]);

    private sealed class Best
    {
        private readonly List<(float Say, int Word, int Words)> kept = new(Most + 1);

        internal void Offer(float say, int word, int words)
        {
            if (say <= 0 || (kept.Count == Most && say <= kept[^1].Say))
                return;
            var place = kept.FindIndex(k => k.Say < say);
            kept.Insert(place < 0 ? kept.Count : place, (say, word, words));
            if (kept.Count > Most)
                kept.RemoveAt(Most);
        }

        internal IReadOnlyList<string> Texts(TokenBuffer tokens) =>
            [.. kept.Select(k => Text(tokens, k.Word, k.Words)).Distinct(StringComparer.Ordinal)];

        private static string Text(TokenBuffer tokens, int word, int words) =>
            string.Join(' ', Enumerable.Range(word, words).Select(i => tokens.Accented(i).ToString()));
    }
}
