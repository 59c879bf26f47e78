using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Surveys;

/// <summary>A filled-in questionnaire on its way into the database. The key is random and made before the first send.</summary>
public sealed record Submission
{
    public required int WaveId { get; init; }
    public required Guid Key { get; init; }
    public required int AgencyId { get; init; }
    public int? SessionId { get; init; }
    public required DateOnly AnsweredOn { get; init; }
    public required WaveMode Mode { get; init; }
    public bool Invited { get; init; }
    public required short[] Codes { get; init; }

    /// <summary>Free words by item.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    public static Submission From(
        InstrumentDefinition instrument, Route route, int waveId, int agencyId, int? sessionId, Guid key, WaveMode mode, DateOnly answeredOn) => new()
        {
            WaveId = waveId,
            Key = key,
            AgencyId = agencyId,
            SessionId = sessionId,
            AnsweredOn = answeredOn,
            Mode = mode,
            Codes = instrument.Layout.Encode(route),
            Texts = route.Answers.Where(answer => answer.Value is Answer.Words)
                .ToDictionary(answer => answer.Key, answer => ((Answer.Words)answer.Value).Text),
        };

    /// <summary>128 random bits: unlike an ordered identifier the key tells nothing about when it was made.</summary>
    public static Guid NewKey() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>What makes two sends the same answer. The day is left out: a retry after midnight is still the same.</summary>
    internal long BodyHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, WaveId, AgencyId, SessionId ?? -1, Codes.Length);
        foreach (var code in Codes)
            Append(hash, code);
        foreach (var (item, text) in Texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            Append(hash, item);
            Append(hash, text);
        }
        return BinaryPrimitives.ReadInt64BigEndian(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, params ReadOnlySpan<int> numbers)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            hash.AppendData(bytes);
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
