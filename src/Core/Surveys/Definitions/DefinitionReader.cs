using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Reads definition files strictly: an unknown property or a missing one is a problem with a place, never ignored.</summary>
internal sealed class DefinitionReader(string root, List<Problem> problems)
{
    public static readonly string[] Languages = ["vi", "en"];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonDocumentOptions StrictDocument = new() { AllowDuplicateProperties = false };

    public string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    public InstrumentDefinition? Instrument(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? root;
        var textPaths = Languages.Select(language => Path.Combine(folder, $"text.{language}.json")).ToArray();
        var instrument = Read<InstrumentDefinition>(path);
        var texts = textPaths.Select(Read<Dictionary<string, string>>).ToArray();
        if (instrument is null || texts.Any(text => text is null))
            return null;
        instrument.Texts = Languages.Zip(texts).ToDictionary(
            pair => pair.First,
            IReadOnlyDictionary<string, string> (pair) => pair.Second ?? []);
        instrument.Folder = folder;
        instrument.Hash = HashOf([path, .. textPaths]);
        return instrument;
    }

    public T? Read<T>(string path)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Strict);
            if (value is null)
                problems.Add(new Problem(Relative(path), "", "the file holds null; expected an object."));
            return value;
        }
        catch (FileNotFoundException)
        {
            problems.Add(new Problem(Relative(path), "", "the file is missing."));
        }
        catch (JsonException refusal)
        {
            problems.Add(new Problem(Relative(path), PlaceOf(refusal), JsonWords.Of(refusal)));
        }
        return null;
    }

    private static string HashOf(string[] paths)
    {
        var documents = paths.Select(path => JsonDocument.Parse(File.ReadAllBytes(path), StrictDocument)).ToArray();
        try
        {
            return CanonicalJson.Hash(documents.Select(document => document.RootElement));
        }
        finally
        {
            foreach (var document in documents)
                document.Dispose();
        }
    }

    private static string PlaceOf(JsonException refusal) =>
        refusal.LineNumber is { } line ? $"{refusal.Path ?? "$"} (line {line + 1})" : refusal.Path ?? "";
}
