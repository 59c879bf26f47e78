using System.Numerics.Tensors;

namespace Dialogue.Analytics.Topics;

// Text in, sparse vector out. Three hashed blocks (accented words, stripped words, characters inside stripped words), each with
// sublinear term frequency, inverse document frequency and length 1, so that no view drowns another; then the lexicon's counts,
// one place a topic, behind the hashed space; then a constant.
internal sealed class FeatureExtractor(TopicParameters parameters, Lexicon lexicon, Abbreviations abbreviations)
{
    private static readonly ulong[] Salts = [0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0];
    private static readonly float[] SublinearCounts = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0f : 1f + MathF.Log(n))];

    [ThreadStatic]
    private static FeatureScratch? threadScratch;
    [ThreadStatic]
    private static FeatureExtractor? scratchOwner;

    internal TopicParameters Parameters => parameters;

    internal Lexicon Lexicon => lexicon;

    internal Abbreviations Abbreviations => abbreviations;

    internal int Hashed => 1 << parameters.HashBits;

    internal int Dimensions => Hashed + lexicon.PhrasesByTopic.Count + 1;

    internal FeatureScratch Scratch()
    {
        if (threadScratch is null || !ReferenceEquals(scratchOwner, this))
            (threadScratch, scratchOwner) = (new FeatureScratch(parameters.HashBits, abbreviations), this);
        return threadScratch;
    }

    /// <summary>Leaves the text's features in the scratch. Without <paramref name="idf"/> the blocks stay unweighted.</summary>
    internal void Extract(string text, FeatureScratch scratch, float[]? idf, Span<float> lexiconScores)
    {
        scratch.Length = 0;
        scratch.Tokens.Read(text);
        HashWords(scratch);
        AddWords(scratch, scratch.AccentedHashes, Salts[0]);
        Finish(scratch, 0, idf, parameters.AccentedWeight);
        var start = scratch.Length;
        AddWords(scratch, scratch.StrippedHashes, Salts[1]);
        Finish(scratch, start, idf, parameters.StrippedWeight);
        start = scratch.Length;
        AddCharacters(scratch);
        Finish(scratch, start, idf, parameters.CharacterWeight);
        AddLexicon(scratch, lexiconScores);
        scratch.Append(Hashed + lexicon.PhrasesByTopic.Count, 1f);
    }

    internal int AccentedBucket(ulong hash) => TextHash.Bucket(hash, Salts[0], parameters.HashBits);

    internal int StrippedBucket(ulong hash) => TextHash.Bucket(hash, Salts[1], parameters.HashBits);

    private static void HashWords(FeatureScratch scratch)
    {
        scratch.AccentedHashes.Clear();
        scratch.StrippedHashes.Clear();
        for (var word = 0; word < scratch.Tokens.Words.Count; word++)
        {
            scratch.AccentedHashes.Add(TextHash.Of(scratch.Tokens.Accented(word)));
            scratch.StrippedHashes.Add(TextHash.Of(scratch.Tokens.Stripped(word)));
        }
    }

    private void AddWords(FeatureScratch scratch, List<ulong> hashes, ulong salt)
    {
        for (var word = 0; word < hashes.Count; word++)
        {
            scratch.Add(TextHash.Bucket(hashes[word], salt, parameters.HashBits));
            if (word > 0)
                scratch.Add(TextHash.Bucket(TextHash.Join(hashes[word - 1], hashes[word]), salt, parameters.HashBits));
        }
    }

    private void AddCharacters(FeatureScratch scratch)
    {
        for (var word = 0; word < scratch.Tokens.Words.Count; word++)
        {
            var letters = scratch.Tokens.Stripped(word);
            for (var start = -1; start < letters.Length; start++)
                AddCharactersFrom(scratch, letters, start);
        }
    }

    // Positions -1 and Length stand for the edges of the word.
    private void AddCharactersFrom(FeatureScratch scratch, ReadOnlySpan<char> letters, int start)
    {
        var hash = TextHash.Start;
        var end = Math.Min(start + parameters.LongestCharacters, letters.Length + 1);
        for (var i = start; i < end; i++)
        {
            hash = TextHash.Add(hash, i < 0 || i == letters.Length ? '_' : letters[i]);
            if (i > start)
                scratch.Add(TextHash.Bucket(hash, Salts[2], parameters.HashBits));
        }
    }

    // A feature that no training text had says nothing; it is dropped here, before its weights are fetched from far memory.
    private static void Finish(FeatureScratch scratch, int start, float[]? idf, float weight)
    {
        var (index, value, counts, kept) = (scratch.Index, scratch.Value, scratch.Counts, start);
        for (var i = start; i < scratch.Length; i++)
        {
            var bucket = index[i];
            var rarity = idf is null ? 1f : idf[bucket];
            if (rarity > 0)
                (index[kept], value[kept++]) = (bucket, SublinearCounts[counts[bucket]] * rarity);
            counts[bucket] = 0;
        }
        scratch.Length = kept;
        var block = value.AsSpan(start, kept - start);
        var norm = TensorPrimitives.Norm<float>(block);
        if (norm > 0)
            TensorPrimitives.Multiply(block, weight / norm, block);
    }

    private void AddLexicon(FeatureScratch scratch, Span<float> lexiconScores)
    {
        lexicon.Count(scratch, lexiconScores);
        for (var topic = 0; topic < lexiconScores.Length; topic++)
        {
            if (lexiconScores[topic] <= 0)
                continue;
            lexiconScores[topic] = MathF.Log(1f + lexiconScores[topic]);
            scratch.Append(Hashed + topic, parameters.LexiconWeight * lexiconScores[topic]);
        }
    }
}
