using System.IO.Compression;
using System.Text.Json;
using Dialogue.Analytics.Topics;

namespace Dialogue.Jobs.Commands;

/// <summary>Labelled texts from a JSON Lines file, packed or not. One line that cannot be read and nothing is used; every such line is named.</summary>
internal static class LabelledLines
{
    private const int NamedMost = 20;

    /// <summary>Either all texts, or what is wrong.</summary>
    public sealed record Load(IReadOnlyList<LabelledText> Texts, IReadOnlyList<string> Problems);

    public static async Task<Load> ReadAsync(FileInfo file, string textField, string labelField, CancellationToken cancellationToken)
    {
        var (texts, problems, number) = (new List<LabelledText>(), new List<string>(), 0);
        try
        {
            using var lines = Open(file);
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && ProblemOf(line, textField, labelField, texts) is { } problem)
                    problems.Add($"line {number}: {problem}");
            }
        }
        catch (InvalidDataException)
        {
            problems.Add($"line {number + 1}: the packed file is damaged from here on.");
        }
        if (problems.Count == 0 && texts.Count == 0)
            problems.Add($"{file.Name} holds no text; expected JSON Lines of {{\"{textField}\": …, \"{labelField}\": …}}.");
        return new Load(problems.Count == 0 ? texts : [], problems);
    }

    public static async Task TellAsync(IReadOnlyList<string> problems, TextWriter error)
    {
        foreach (var problem in problems.Take(NamedMost))
            await error.WriteLineAsync(problem);
        if (problems.Count > NamedMost)
            await error.WriteLineAsync($"… and {problems.Count - NamedMost} more lines.");
        await error.WriteLineAsync("Nothing was done.");
    }

    private static StreamReader Open(FileInfo file) => new(
        file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file.OpenRead(), CompressionMode.Decompress) : file.OpenRead());

    private static string? ProblemOf(string line, string textField, string labelField, List<LabelledText> texts)
    {
        if (line.Contains('\uFFFD', StringComparison.Ordinal))
            return "not UTF-8.";
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return $"expected an object with \"{textField}\" and \"{labelField}\".";
            if (TextOf(document.RootElement, textField) is not { } text)
                return $"expected text in \"{textField}\".";
            if (TextOf(document.RootElement, labelField) is not { Length: > 0 } label)
                return $"expected a topic in \"{labelField}\".";
            texts.Add(new LabelledText(text, label));
            return null;
        }
        catch (JsonException)
        {
            return "not JSON.";
        }
    }

    private static string? TextOf(JsonElement row, string field) =>
        row.TryGetProperty(field, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
