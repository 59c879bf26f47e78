using System.Text.Json;

namespace Dialogue.Core.Questions.Import;

/// <summary>One JSON object a line. The names of all its fields, in order of their first appearance, are the header.</summary>
internal sealed class JsonLinesFile(string path) : ITableFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public bool ExtraCellsMeanWrongCuts => false;

    public IEnumerable<RawRow> Rows()
    {
        StrictText.Check(path);
        var names = Names();
        yield return new RawRow(0, [.. names.Keys]);
        foreach (var (line, text) in Lines())
            yield return Row(line, text, names);
    }

    private Dictionary<string, int> Names()
    {
        var names = new Dictionary<string, int>();
        foreach (var (_, text) in Lines())
        {
            using var parsed = Parsed(text);
            if (parsed is not null)
                foreach (var field in parsed.RootElement.EnumerateObject())
                    names.TryAdd(field.Name, names.Count);
        }
        return names;
    }

    private IEnumerable<(int Line, string Text)> Lines()
    {
        using var reader = StrictText.Open(path);
        for (var line = 1; reader.ReadLine() is { } text; line++)
            if (!string.IsNullOrWhiteSpace(text))
                yield return (line, text);
    }

    private static RawRow Row(int line, string text, Dictionary<string, int> names)
    {
        using var parsed = Parsed(text);
        if (parsed is null)
            return new RawRow(line, [], new Trouble(null, "Dòng này không phải một đối tượng JSON.", "The line is not a JSON object."));
        var cells = new string[names.Count];
        Array.Fill(cells, "");
        foreach (var field in parsed.RootElement.EnumerateObject())
            cells[names[field.Name]] = field.Value.ValueKind == JsonValueKind.Null ? "" : field.Value.ToString();
        return new RawRow(line, cells);
    }

    private static JsonDocument? Parsed(string text)
    {
        JsonDocument? parsed = null;
        try
        {
            parsed = JsonDocument.Parse(text, Strict);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
                return parsed;
        }
        catch (JsonException)
        {
            return null;
        }
        parsed.Dispose();
        return null;
    }
}
