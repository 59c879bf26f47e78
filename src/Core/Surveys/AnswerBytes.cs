using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Codes as they lie in a row: a byte each, 255 for "not asked". An array of <c>smallint</c> took twice the place and 24 bytes for
/// itself, more than all the rest of an answer together.
/// </summary>
public static class AnswerBytes
{
    /// <summary>No code may be higher.</summary>
    public const short Highest = 250;

    internal const byte NotAsked = 255;

    internal static readonly ValueConverter<short[], byte[]> Converter = new(codes => Pack(codes), bytes => Unpack(bytes));

    internal static readonly ValueComparer<short[]> Comparer = new(
        (one, other) => one == other || (one != null && other != null && one.SequenceEqual(other)),
        codes => codes.Length,
        codes => codes.ToArray());

    public static byte[] Pack(short[] codes) => Array.ConvertAll(codes, code => code switch
    {
        ReservedCodes.NotAsked => NotAsked,
        >= 0 and <= Highest => (byte)code,
        _ => throw new ArgumentOutOfRangeException(nameof(codes), code, $"A code is at most {Highest}."),
    });

    public static short[] Unpack(byte[] bytes) => Array.ConvertAll(bytes, CodeOf);

    public static short CodeOf(byte part) => part == NotAsked ? ReservedCodes.NotAsked : part;
}
