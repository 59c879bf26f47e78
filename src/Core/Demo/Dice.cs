using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dialogue.Core.Demo;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same seed throws the same numbers on every machine. For made-up data only.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of their own for one named thing, so that adding another thing changes nothing here.</summary>
    public static Dice For(ulong seed, string what) => new(BinaryPrimitives.ReadUInt64LittleEndian(Hash(seed, what)));

    /// <summary>128 bits that can be found again from seed and name.</summary>
    public static Guid Key(ulong seed, string what) => new(Hash(seed, what).AsSpan(0, 16));

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>At least 0, below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least 0, below <paramref name="below"/>.</summary>
    public int Below(int below) => (int)(Share() * below);

    public bool Chance(double probability) => Share() < probability;

    /// <summary>Mean 0, standard deviation 1, by twelve throws.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Share();
        return sum;
    }

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    /// <summary>One of the codes, each as likely as its weight says.</summary>
    public short Weighted(params ReadOnlySpan<(int Code, int Weight)> codes)
    {
        var total = 0;
        foreach (var (_, weight) in codes)
            total += weight;
        var left = Below(total);
        foreach (var (code, weight) in codes)
        {
            left -= weight;
            if (left < 0)
                return (short)code;
        }
        return (short)codes[^1].Code;
    }

    private static byte[] Hash(ulong seed, string what) => SHA256.HashData(Encoding.UTF8.GetBytes($"demo|{seed}|{what}"));
}
