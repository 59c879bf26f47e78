using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Infrastructure;

namespace Dialogue.Web.Composition;

/// <summary>
/// What is kept between a declined form and the page that shows it again travels in a cookie. Five thousand Vietnamese letters
/// are 30 kB of JSON and more than a request's headers may hold; compressed they are 3 kB.
/// </summary>
internal sealed class CompactTempData : TempDataSerializer
{
    public override bool CanSerializeType(Type type) => type == typeof(string) || type == typeof(bool);

    public override byte[] Serialize(IDictionary<string, object?> values)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(brotli, values);
        return packed.ToArray();
    }

    public override IDictionary<string, object> Deserialize(byte[] unprotectedData)
    {
        using var brotli = new BrotliStream(new MemoryStream(unprotectedData), CompressionMode.Decompress);
        var read = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(brotli) ?? [];
        return read.ToDictionary(pair => pair.Key, pair => pair.Value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => (object)(pair.Value.GetString() ?? ""),
        });
    }
}
