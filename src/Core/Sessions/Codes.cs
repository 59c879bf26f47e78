using System.Security.Cryptography;

namespace Dialogue.Core.Sessions;

/// <summary>Codes that people read aloud and type: no 0 and O, no 1, I and L, no U.</summary>
public static class Codes
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Six characters to join a room; short because it only finds what is public anyway.</summary>
    public static string ForSession() => RandomNumberGenerator.GetString(Letters, 6);

    /// <summary>Twelve characters, 58 bits: whoever holds a receipt sees the question before it is published.</summary>
    public static string ForReceipt() => RandomNumberGenerator.GetString(Letters, 12);

    /// <summary>As stored: upper case, without the spaces and hyphens that people type between groups.</summary>
    public static string Canonical(string typed) =>
        string.Concat(typed.Where(char.IsLetterOrDigit).Take(32)).ToUpperInvariant();

    public static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));
}
