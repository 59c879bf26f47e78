using System.Globalization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>A margin can be met only when it speaks of all that its item can answer.</summary>
internal static class MarginCheck
{
    public static IEnumerable<(string Place, string Message)> Of(MarginDefinition margin, InstrumentDefinition instrument)
    {
        var place = $"margins {margin.Item}";
        if (instrument.Pages.SelectMany(page => page.Items).FirstOrDefault(item => item.Id == margin.Item) is not { } item)
            return [("margins", $"item '{margin.Item}' does not exist.")];
        return item.Divides
            ? Categories(margin, item, instrument).Select(message => (place, message))
            : [(place, "a margin counts the answers of a single choice or a yes/no item.")];
    }

    private static IEnumerable<string> Categories(MarginDefinition margin, ItemDefinition item, InstrumentDefinition instrument)
    {
        var known = margin.Counts.Keys.Select(code => short.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (short)-1).ToArray();
        var codes = instrument.OptionsOf(item).Select(option => option.Code).Where(code => !ReservedCodes.IsReserved(code)).ToArray();
        foreach (var code in known.Concat(margin.NotStated).Except(codes))
            yield return $"the item has no code {code}.";
        foreach (var code in codes.Except(known).Except(margin.NotStated))
            yield return $"code {code} has no count; give one in counts, or list the code in notStated.";
        foreach (var code in known.Intersect(margin.NotStated))
            yield return $"code {code} stands in counts and in notStated.";
        foreach (var (code, _) in margin.Counts.Where(count => count.Value < 0))
            yield return $"the count of code {code} is below 0.";
        if (margin.Counts.Values.Count(count => count > 0) < 2)
            yield return "at least two codes have people.";
    }
}
