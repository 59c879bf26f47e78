using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dialogue.Core.Questions;

/// <summary>On the wire and in kept texts a code begins with a small letter, as enumerations do.</summary>
internal sealed class DenialCodeJson : JsonConverter<DenialCode>
{
    public override DenialCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text && DenialCode.Parse(char.ToUpperInvariant(text[0]) + text[1..]) is { } code ? code : throw new JsonException("No code of a reason.");

    public override void Write(Utf8JsonWriter writer, DenialCode value, JsonSerializerOptions options)
    {
        var name = value.ToString();
        writer.WriteStringValue(name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..]);
    }
}
