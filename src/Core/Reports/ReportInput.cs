using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dialogue.Core.Reports;

/// <summary>Something that a report was made from.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Sha256">Of its data as JSON.</param>
public sealed record ReportInput(string Name, string Sha256, JsonNode? Data)
{
    public static ReportInput Of<T>(string name, T data)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(data);
        return new ReportInput(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), JsonNode.Parse(bytes));
    }

    /// <summary>One digest for all of them.</summary>
    public static byte[] HashOf(IEnumerable<ReportInput> inputs) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(inputs.Select(input => $"{input.Name} {input.Sha256}")));
}
