using System.Text.Json;

namespace Dialogue.App.Tests.Wording;

/// <summary>One <c>area.language.json</c>, in the order written.</summary>
internal sealed record TextFile(string Area, string Language, IReadOnlyList<KeyValuePair<string, string>> Texts)
{
    public static IReadOnlyList<TextFile> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/Web/Texts"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    public static IEnumerable<string> Languages => All.Select(file => file.Language).Distinct();

    public static ILookup<string, string> In(string language) =>
        All.Where(file => file.Language == language).SelectMany(file => file.Texts).ToLookup(text => text.Key, text => text.Value);

    /// <summary>The first part of a key: the feature whose words these are.</summary>
    public static string GroupOf(string key) => key.Split('.')[0];

    private static TextFile Read(string path)
    {
        var name = Path.GetFileName(path).Split('.');
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var texts = document.RootElement.EnumerateObject().Select(text => KeyValuePair.Create(text.Name, text.Value.GetString() ?? ""));
        return new TextFile(name[0], name[1], [.. texts]);
    }
}
