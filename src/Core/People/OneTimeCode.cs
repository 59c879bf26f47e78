using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Dialogue.Core.People;

/// <summary>
/// Time-based one-time codes, RFC 6238 over HMAC-SHA-1, as authenticator applications make them. ASP.NET Core Identity's own
/// provider was not taken: it keeps keys and recovery codes in clear and lets a code that was overheard be used again.
/// </summary>
public static class OneTimeCode
{
    public const int Digits = 6;
    public const int SecretLength = 20;

    /// <summary>A telephone's clock may be half a minute off.</summary>
    private const int StepsAside = 1;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static string Compute(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and every authenticator application; the collisions of SHA-1 do not touch HMAC.
        var mac = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0x0F)) & int.MaxValue;
        return (number % (long)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <returns>The step that the code belongs to; null when it is none of this moment, or not newer than the last one used.</returns>
    public static long? Match(byte[] secret, string typed, DateTimeOffset now, long lastUsed)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        if (code.Length != Digits)
            return null;
        var current = StepOf(now);
        for (var step = current - StepsAside; step <= current + StepsAside; step++)
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(code), System.Text.Encoding.ASCII.GetBytes(Compute(secret, step))))
                return step;
        return null;
    }

    /// <summary>RFC 4648: how a secret is typed into an application.</summary>
    public static string Base32(byte[] bytes)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => letters[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }
}
