using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Dialogue.App.Tests.States;

/// <summary>Every list in a city that has one of everything.</summary>
public sealed partial class OneRowTests(OneCity ground) : IClassFixture<OneCity>
{
    private readonly PageReading reading = new(ground.City, ground.Values) { IsFirstDay = false };

    [Fact]
    public async Task A_list_with_one_row_shows_it_and_nothing_in_its_place()
    {
        await SpeakAsync("vi");

        var faults = await ReadAsync(FaultsOf);

        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public async Task One_thing_is_not_called_many()
    {
        await SpeakAsync("en");

        var faults = await ReadAsync((_, shown) => Many().Matches(PageText.Of(shown)).Select(match => $"says “{match.Value}”"));

        Assert.True(faults.Length == 0, faults);
    }

    /// <summary>Every reader's browser remembers it.</summary>
    private async Task SpeakAsync(string language)
    {
        foreach (var page in PageStates.All)
            (await (await reading.ReaderAsync(page)).PostFormAsync("/preferences", ("language", language))).Dispose();
    }

    private Task<string> ReadAsync(Func<PageState, IDocument, IEnumerable<string>> judge) =>
        reading.FaultsAsync(PageStates.All, page => page.Address, (page, html) => judge(page, PageText.Parse(html)));

    private static IEnumerable<string> FaultsOf(PageState page, IDocument shown)
    {
        foreach (var list in page.Lists.Where(list => list.One is not null))
        {
            var rows = shown.QuerySelectorAll(list.Rows).Length;
            if (rows != list.One)
                yield return $"{list.Rows} has {rows} rows";
            if (list.Empty is not null && PageText.Of(shown).Contains(list.Empty, StringComparison.Ordinal))
                yield return $"says “{list.Empty}” all the same";
        }
    }

    /// <summary>English alone tells one from many.</summary>
    [GeneratedRegex(@"(?<![\d.,/–:-])\b1 (?!as\b|is\b|was\b|has\b|days’)[a-z]+s\b")]
    private static partial Regex Many();
}
