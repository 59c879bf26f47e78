using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Surveys.Paper;

/// <summary>
/// How a paper form is read. Nobody can be asked to fill in what they left blank, so a blank is "not answered" even where the page
/// would insist; anything else that cannot stand is shown to whoever keys it in.
/// </summary>
public static class PaperKeying
{
    /// <summary>Items whose two keyings differ, in the order of the form.</summary>
    public static IReadOnlyList<ItemDefinition> Differences(
        InstrumentDefinition instrument, IReadOnlyDictionary<string, string[]> first, IReadOnlyDictionary<string, string[]> second) =>
        [.. instrument.Items.Values.Where(item => !Values(first, item).SequenceEqual(Values(second, item)))];

    /// <summary>What of a keying cannot stand.</summary>
    public static IReadOnlyList<(ItemDefinition Item, AnswerReading.Refused Refusal)> Refusals(
        InstrumentDefinition instrument, IReadOnlyDictionary<string, string[]> entered) =>
        [
            .. instrument.Items.Values
                .Select(item => (item, Refusal: AnswerReading.Of(instrument, item, entered.GetValueOrDefault(item.Id) ?? []) as AnswerReading.Refused))
                .Where(pair => pair.Refusal is { Reason: not AnswerRefusal.Required })
                .Select(pair => (pair.item, pair.Refusal!)), // filtered
        ];

    private static IEnumerable<string> Values(IReadOnlyDictionary<string, string[]> entered, ItemDefinition item) =>
        (entered.GetValueOrDefault(item.Id) ?? []).Select(value => string.Join(' ', value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).Where(value => value.Length > 0).Order(StringComparer.Ordinal);
}
