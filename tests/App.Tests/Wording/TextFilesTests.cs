using System.Text.RegularExpressions;

namespace Dialogue.App.Tests.Wording;

public sealed partial class TextFilesTests
{
    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        var vietnamese = TextFile.In("vi").Select(text => text.Key).ToHashSet();
        var english = TextFile.In("en").Select(text => text.Key).ToHashSet();

        Assert.NotEmpty(vietnamese);
        AssertNone(vietnamese.Except(english).Select(key => $"{key} has no English"));
        AssertNone(english.Except(vietnamese).Select(key => $"{key} has no Vietnamese"));
    }

    [Fact]
    public void Every_key_the_sources_ask_for_exists()
    {
        var known = TextFile.In("vi");

        var missing = TextUse.OfSources.Asked.Where(use => !known.Contains(use.Key)).Select(use => $"{use.Key}, asked for in {use.First()}");

        Assert.True(TextUse.OfSources.Asked.Count > 20, "Hardly any use of a text was found: the search must be broken.");
        AssertNone(missing);
    }

    [Fact]
    public void Every_group_of_keys_the_sources_ask_for_has_texts()
    {
        var known = TextFile.In("vi").Select(text => text.Key).ToArray();

        var empty = TextUse.OfSources.Prefixes.Where(prefix => !known.Any(key => key.StartsWith(prefix, StringComparison.Ordinal)));

        AssertNone(empty);
    }

    [Fact]
    public void No_text_is_left_unused()
    {
        var unused = TextFile.In("vi").Select(text => text.Key).Where(key => !TextUse.OfSources.Uses(key));

        AssertNone(unused);
    }

    [Fact]
    public void A_text_has_the_same_placeholders_in_both_languages()
    {
        var english = TextFile.In("en");

        var different = TextFile.In("vi")
            .Where(text => english.Contains(text.Key) && !Placeholders(text.First()).SetEquals(Placeholders(english[text.Key].First())))
            .Select(text => text.Key);

        AssertNone(different);
    }

    [Fact]
    public void No_text_is_empty_or_framed_by_blanks()
    {
        var careless = TextFile.All
            .SelectMany(file => file.Texts.Where(text => text.Value.Length == 0 || text.Value.Trim() != text.Value)
            .Select(text => $"{text.Key} ({file.Language})"));

        AssertNone(careless);
    }

    [Fact]
    public void A_group_of_keys_lives_in_one_file()
    {
        var scattered = TextFile.All
            .SelectMany(file => file.Texts.Select(text => (Group: TextFile.GroupOf(text.Key), file.Area))).Distinct()
            .GroupBy(found => found.Group, found => found.Area)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}.* in {string.Join(" and ", group)}");

        AssertNone(scattered);
    }

    [Fact]
    public void A_key_stands_once_in_its_language()
    {
        var doubled = TextFile.Languages
            .SelectMany(language => TextFile.In(language).Where(texts => texts.Count() > 1).Select(texts => $"{texts.Key} twice in {language}"));

        AssertNone(doubled);
    }

    [Fact]
    public void Texts_are_composed_Unicode()
    {
        var decomposed = TextFile.All.SelectMany(file => file.Texts).Where(text => !text.Value.IsNormalized()).Select(text => text.Key);

        AssertNone(decomposed);
    }

    // Names every fault: an unequal collection would show the first few.
    private static void AssertNone(IEnumerable<string> faults)
    {
        var found = string.Join('\n', faults);
        if (found.Length > 0) Assert.Fail(found);
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
