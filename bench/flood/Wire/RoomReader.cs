using System.Text;
using System.Text.Json;

namespace Dialogue.Flood.Wire;

/// <summary>
/// Reads what the room's hub and its interfaces say. A room tells everybody the same, so each distinct message is parsed and searched
/// for secrets once, and known again by its bytes.
/// </summary>
internal sealed class RoomReader(IReadOnlyList<string> canaries)
{
    /// <summary>Stands in a question's text before the moment at which it was to be sent.</summary>
    public const string DueMark = "due=";

    private const int Remembered = 4096;
    private readonly byte[][] secrets = [.. canaries.Select(Encoding.UTF8.GetBytes)];
    private readonly (byte[] Bytes, RoomMessage Message)[] known = new (byte[], RoomMessage)[Remembered];

    private delegate RoomMessage Parser(ReadOnlySpan<byte> bytes);

    /// <param name="bytes">One record of the hub's protocol without its end mark.</param>
    public RoomMessage Read(ReadOnlySpan<byte> bytes) => Known(bytes, Parse);

    /// <summary>Changes without the hub around them, alone or as the argument of Socket.IO's event.</summary>
    public RoomMessage ReadBare(ReadOnlySpan<byte> bytes) => Known(bytes, ParseBare);

    private RoomMessage Known(ReadOnlySpan<byte> bytes, Parser parse)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        ref var place = ref known[hash.ToHashCode() & (Remembered - 1)];
        if (place.Bytes is null || !bytes.SequenceEqual(place.Bytes))
            place = (bytes.ToArray(), parse(bytes));
        return place.Message;
    }

    /// <summary>The answer of <c>changes?since=</c>, or the number at which a snapshot stands.</summary>
    public RoomMessage ReadBody(ReadOnlySpan<byte> body)
    {
        using var document = JsonDocument.Parse(body.ToArray());
        return Changes(document.RootElement, CanaryIn(body));
    }

    private RoomMessage Parse(ReadOnlySpan<byte> bytes)
    {
        var canary = CanaryIn(bytes);
        using var document = JsonDocument.Parse(bytes.ToArray());
        var root = document.RootElement;
        return (root.TryGetProperty("type", out var type) ? type.GetInt32() : 0) switch
        {
            0 => new RoomMessage { Kind = RoomMessageKind.HandshakeDone, Error = TextOf(root, "error") },
            1 => Told(root.GetProperty("target").GetString(), root.GetProperty("arguments"), canary),
            3 => Answer(root, canary),
            6 => new RoomMessage { Kind = RoomMessageKind.Ping },
            7 => new RoomMessage { Kind = RoomMessageKind.Close, Error = TextOf(root, "error") },
            _ => new RoomMessage { Canary = canary },
        };
    }

    private RoomMessage ParseBare(ReadOnlySpan<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes.ToArray());
        var root = document.RootElement;
        return Changes(root.ValueKind == JsonValueKind.Array ? root[1] : root, CanaryIn(bytes));
    }

    private static RoomMessage Told(string? target, JsonElement arguments, string? canary) => target switch
    {
        "Changes" => Changes(arguments[0], canary),
        "Tally" => new RoomMessage
        {
            Kind = RoomMessageKind.Tally,
            Votes = [.. arguments[0].EnumerateObject().Select(count => KeyValuePair.Create(IdOf(count.Name), count.Value.GetInt32()))],
            Canary = canary,
        },
        "Move" => new RoomMessage { Kind = RoomMessageKind.Move, Within = WithinOf(arguments), Canary = canary },
        _ => new RoomMessage { Canary = canary },
    };

    private static RoomMessage Answer(JsonElement root, string? canary)
    {
        var result = root.TryGetProperty("result", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        var refused = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("joined", out var joined) && !joined.GetBoolean();
        return new RoomMessage
        {
            Kind = RoomMessageKind.Answer,
            Invocation = TextOf(root, "invocationId") ?? "",
            Error = TextOf(root, "error") ?? (refused ? "the room was not joined" : null),
            Epoch = NumberOf(result, "epoch") is { } epoch ? (int)epoch : 0,
            Seq = NumberOf(result, "seq") ?? 0,
            Canary = canary,
        };
    }

    private static RoomMessage Changes(JsonElement changes, string? canary) => new()
    {
        Kind = RoomMessageKind.Changes,
        Epoch = (int)(NumberOf(changes, "epoch") ?? 0),
        Seq = NumberOf(changes, "seq") ?? 0,
        Events = changes.TryGetProperty("events", out var events) ? [.. events.EnumerateArray().Select(EventOf)] : [],
        Canary = canary,
    };

    private static RoomMessage.Event EventOf(JsonElement one)
    {
        var text = one.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object ? TextOf(payload, "text") : null;
        return new RoomMessage.Event(one.GetProperty("seq").GetInt64(), TextOf(one, "kind") ?? "", DueOf(text));
    }

    private static long DueOf(string? text)
    {
        var at = text?.IndexOf(DueMark, StringComparison.Ordinal) ?? -1;
        if (at < 0)
            return 0;
        var digits = text.AsSpan(at + DueMark.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return long.Parse(end < 0 ? digits : digits[..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    private string? CanaryIn(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < secrets.Length; i++)
            if (bytes.IndexOf(secrets[i]) >= 0)
                return canaries[i];
        return null;
    }

    private static TimeSpan WithinOf(JsonElement arguments) =>
        arguments.GetArrayLength() > 0 && arguments[0].ValueKind == JsonValueKind.Number ? TimeSpan.FromSeconds(arguments[0].GetDouble()) : TimeSpan.FromSeconds(5);

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? NumberOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static long IdOf(string name) => long.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
}
