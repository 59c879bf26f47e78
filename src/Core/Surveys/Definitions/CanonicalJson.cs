using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// One spelling for equal JSON: properties in ordinal order, no white space, text in NFC. So a reformatted file keeps its hash
/// and a changed word does not. <c>$schema</c> says where an editor finds help and is left out.
/// </summary>
internal static class CanonicalJson
{
    public static string Hash(params IEnumerable<JsonElement> documents)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var document in documents)
                Write(writer, document);
            writer.WriteEndArray();
        }
        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().Where(part => part.Name != "$schema").OrderBy(part => part.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var part in element.EnumerateArray())
                    Write(writer, part);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue((element.GetString() ?? "").Normalize(NormalizationForm.FormC));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
