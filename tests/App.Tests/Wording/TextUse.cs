using System.Text.RegularExpressions;

namespace Dialogue.App.Tests.Wording;

/// <summary>
/// The keys the sources ask for. A key is asked for by <c>T["…"]</c>, <c>texts["…"]</c>, <c>Count("…")</c>, the attributes of an
/// input, and in script by <c>text("…")</c> and <c>count("…")</c>. A key put together as <c>T[$"room.state.{state}"]</c> asks for
/// everything under <c>room.state.</c>, and so does <c>"room.state." + state</c>.
/// </summary>
internal sealed partial class TextUse
{
    private static readonly HashSet<string> Groups = [.. TextFile.All.SelectMany(file => file.Texts).Select(text => TextFile.GroupOf(text.Key))];

    public static TextUse OfSources { get; } = new();

    /// <summary>Key and the file that asks for it.</summary>
    public ILookup<string, string> Asked { get; }

    /// <summary>Whole keys named anywhere, for example in a table that is indexed later.</summary>
    public IReadOnlySet<string> Named { get; }

    /// <summary>The fixed beginnings of keys put together while running.</summary>
    public IReadOnlySet<string> Prefixes { get; }

    private TextUse()
    {
        var sources = Checkout.Sources(".cs", ".cshtml", ".razor", ".ts").Select(path => (path, text: NotUses().Replace(File.ReadAllText(path), ""))).ToArray();
        Asked = sources
            .SelectMany(source => Asks().Matches(source.text).SelectMany(KeysOf).Select(key => (key, source.path)))
            .ToLookup(use => use.key, use => Path.GetRelativePath(Checkout.Root, use.path));
        var literals = sources.SelectMany(source => Literals().Matches(source.text)).Select(match => match.Groups["text"].Value).ToArray();
        Named = literals.Where(IsKey).ToHashSet();
        Prefixes = literals.Select(PrefixOf).OfType<string>().ToHashSet();
    }

    public bool Uses(string key) =>
        Asked.Contains(key) || Named.Contains(key)
        || (key.EndsWith(".one", StringComparison.Ordinal) && Uses(key[..^4]))
        || Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<string> KeysOf(Match match)
    {
        var key = match.Groups["key"].Value;
        yield return key;
        if (match.Groups["count"].Success) yield return key + ".one";
    }

    private static bool IsKey(string literal) => IsInGroup(literal) && Key().IsMatch(literal);

    private static bool IsInGroup(string literal) => Groups.Contains(TextFile.GroupOf(literal));

    private static string? PrefixOf(string literal)
    {
        var fixedPart = literal.Split('{')[0].TrimEnd('$');
        var open = fixedPart.Length < literal.Length || literal.EndsWith('.');
        return open && IsInGroup(fixedPart) && Prefix().IsMatch(fixedPart) ? fixedPart : null;
    }

    [GeneratedRegex("""(?:\bT\[|\btexts\[|\btext\(|\.In\([^",]+, |(?<count>\.Count\(|\bcount\()|ErrorMessage = |\[Display\(Name = )\s*"(?<key>[a-z0-9_]+(?:\.[A-Za-z0-9_]+)+)"\s*[\],)]""")]
    private static partial Regex Asks();

    // A comment may show how a text is asked for, and handing a group to script does not use it yet.
    [GeneratedRegex(@"^\s*//.*$|<partial name=""_ClientTexts""[^>]*>", RegexOptions.Multiline)]
    private static partial Regex NotUses();

    [GeneratedRegex(@"^[a-z0-9_]+\.([A-Za-z0-9_]+\.?)*$")]
    private static partial Regex Prefix();

    [GeneratedRegex("""["'`](?<text>[a-z][a-z0-9_]*\.[^"'`\s]*)["'`]""")]
    private static partial Regex Literals();

    [GeneratedRegex(@"^[a-z0-9_]+(\.[A-Za-z0-9_]+)+$")]
    private static partial Regex Key();
}
