namespace Dialogue.Analytics.Topics;

// FNV-1a over UTF-16 units with a multiplicative finish: stable across machines and runs, unlike string.GetHashCode.
internal static class TextHash
{
    internal const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    internal static ulong Add(ulong hash, char c) => (hash ^ c) * Prime;

    internal static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Start;
        foreach (var c in word)
            hash = Add(hash, c);
        return hash;
    }

    internal static ulong Join(ulong left, ulong right) => (ulong.RotateLeft(left, 23) ^ right) * Prime + Golden;

    internal static int Bucket(ulong hash, ulong salt, int bits)
    {
        var mixed = (hash + salt) * Golden;
        mixed ^= mixed >> 32;
        return (int)((mixed * Golden) >> (64 - bits));
    }
}
