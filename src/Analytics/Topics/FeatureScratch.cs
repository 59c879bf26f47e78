namespace Dialogue.Analytics.Topics;

// Everything one text needs while it is read, kept by the thread and reused, so that classifying allocates only its answer.
internal sealed class FeatureScratch(int bits, Abbreviations abbreviations)
{
    internal TokenBuffer Tokens { get; } = new(abbreviations);

    internal List<ulong> AccentedHashes { get; } = new(512);

    internal List<ulong> StrippedHashes { get; } = new(512);

    internal List<(int Word, int Words)> Phrases { get; } = new(64);

    internal byte[] Counts { get; } = new byte[1 << bits];

    internal int[] Index { get; private set; } = new int[4096];

    internal float[] Value { get; private set; } = new float[4096];

    internal int Length { get; set; }

    internal void Add(int bucket)
    {
        ref var count = ref Counts[bucket];
        if (count == 0)
        {
            if (Length == Index.Length)
                Grow();
            Index[Length++] = bucket;
        }
        if (count < byte.MaxValue)
            count++;
    }

    internal void Append(int index, float value)
    {
        if (Length == Index.Length)
            Grow();
        Index[Length] = index;
        Value[Length++] = value;
    }

    private void Grow()
    {
        var (index, value) = (Index, Value);
        Array.Resize(ref index, 2 * index.Length);
        Array.Resize(ref value, 2 * value.Length);
        (Index, Value) = (index, value);
    }
}
