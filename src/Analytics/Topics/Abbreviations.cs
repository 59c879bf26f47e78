namespace Dialogue.Analytics.Topics;

// Chat spelling and office shorthand as data: "ko = không". One word may expand to several.
internal sealed class Abbreviations
{
    private readonly Dictionary<string, string[]> expansions;
    private readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    internal Abbreviations(string source)
    {
        Source = source;
        expansions = TopicResources.Lines(source)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        bySpan = expansions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal static Abbreviations Shipped { get; } = new(TopicResources.Abbreviations());

    internal string Source { get; }

    internal bool TryExpand(ReadOnlySpan<char> word, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string[]? words) =>
        bySpan.TryGetValue(word, out words);
}
