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
            foreach (var (name, _) in FieldsOf(text) ?? [])
                names.TryAdd(name, names.Count);
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
        if (FieldsOf(text) is not { } fields)
            return new RawRow(line, [], new Trouble(null, "Dòng này không phải một đối tượng JSON đúng.", "The line is not a valid JSON object."));
        var cells = new string[names.Count];
        Array.Fill(cells, "");
        foreach (var (name, value) in fields)
            cells[names[name]] = value;
        return new RawRow(line, cells);
    }

    private static List<(string Name, string Value)>? FieldsOf(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, Strict);
            return parsed.RootElement.ValueKind != JsonValueKind.Object
                ? null
                : [.. parsed.RootElement.EnumerateObject().Select(field => (field.Name, field.Value.ToString()))];
        }
        // The second: half of a character, as an escape.
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
