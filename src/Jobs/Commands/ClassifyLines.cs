using System.Text.Encodings.Web;
using System.Text.Json;
using Dialogue.Analytics.Topics;

namespace Dialogue.Jobs.Commands;

/// <summary>A JSON line in, a JSON line out. A line that cannot be read is named by its number and left out.</summary>
internal static class ClassifyLines
{
    public sealed record Count(int Named, int Refused);

    private sealed record Named(JsonElement Id, string Topic, double Probability, IEnumerable<Share> Topics, bool Abstained);

    private sealed record Share(string Code, double Probability);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Count> RunAsync(
        TopicModel model, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var progress = new CountLine(error, TimeProvider.System, "texts");
        var (named, refused, number) = (0, 0, 0);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (ProblemOf(line, out var id, out var text) is { } problem)
            {
                refused++;
                await error.WriteLineAsync($"line {number}: {problem}");
                continue;
            }
            await output.WriteLineAsync(JsonSerializer.Serialize(Say(id, model.Classify(text)), Json).AsMemory(), cancellationToken);
            progress.Report(++named);
        }
        return new Count(named, refused);
    }

    private static Named Say(JsonElement id, TopicPrediction said) => new(
        id, said.Topic, Math.Round(said.Probability, 6),
        said.Ranked.Select(share => new Share(share.Topic, Math.Round(share.Probability, 6))), said.Abstained);

    private static string? ProblemOf(string line, out JsonElement id, out string text)
    {
        (id, text) = (default, "");
        if (line.Contains('\uFFFD', StringComparison.Ordinal))
            return "not UTF-8.";
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
                return "not a JSON object.";
            if (!row.TryGetProperty("id", out var found) || found.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return "\"id\" is missing, or neither text nor a number.";
            if (!row.TryGetProperty("text", out var words) || words.ValueKind != JsonValueKind.String)
                return "\"text\" is missing or not text.";
            (id, text) = (found.Clone(), words.GetString() ?? "");
            return null;
        }
        catch (JsonException)
        {
            return "not JSON.";
        }
    }
}
