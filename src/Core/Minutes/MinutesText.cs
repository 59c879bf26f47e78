using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dialogue.Core.Sessions;

namespace Dialogue.Core.Minutes;

/// <summary>Minutes to the letter, with the SHA-256 of these letters in UTF-8.</summary>
public sealed record MinutesText(MinutesBody Body, string Json, byte[] Hash)
{
    public static MinutesText Of(MinutesBody body) => Of(body, JsonSerializer.Serialize(body, RoomJson.Options));

    public static MinutesText Read(string json) =>
        Of(JsonSerializer.Deserialize<MinutesBody>(json, RoomJson.Options) ?? throw new JsonException("Minutes without content."), json);

    private static MinutesText Of(MinutesBody body, string json) => new(body, json, SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
