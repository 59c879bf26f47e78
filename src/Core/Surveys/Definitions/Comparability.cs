using System.Text;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// Whether two waves asked a measure in the same way: the same words, scale and routing, of the same people, and after the same questions
/// in the same order, as far as both have them: what was asked before colours an answer.
/// </summary>
internal static class Comparability
{
    public static bool IsIdentical(InstrumentDefinition now, MeasureDefinition measure, InstrumentDefinition before, MeasureDefinition old) =>
        FingerprintOf(now, measure) == FingerprintOf(before, old) && OrderOf(now, measure, before).SequenceEqual(OrderOf(before, old, now));

    /// <summary>The items up to the last of the measure that the other instrument has too.</summary>
    private static IEnumerable<string> OrderOf(InstrumentDefinition instrument, MeasureDefinition measure, InstrumentDefinition other)
    {
        var items = ItemsOf(instrument).ToList();
        return items.Take(items.FindLastIndex(measure.Items.Contains) + 1).Intersect(ItemsOf(other));
    }

    private static IEnumerable<string> ItemsOf(InstrumentDefinition instrument) => instrument.Pages.SelectMany(page => page.Items).Select(item => item.Id);

    /// <summary>What a person sees of the measure, and who is asked, as one text.</summary>
    private static string FingerprintOf(InstrumentDefinition instrument, MeasureDefinition measure)
    {
        var text = new StringBuilder().Append(measure.Version).Append(measure.Polarity).AppendLine();
        foreach (var rule in instrument.ScreenOut)
            text.Append(Rule(rule.When));
        foreach (var page in instrument.Pages)
        {
            foreach (var item in page.Items.Where(item => measure.Items.Contains(item.Id)))
                Append(text, instrument, page, item);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, InstrumentDefinition instrument, PageDefinition page, ItemDefinition item)
    {
        text.Append(page.Id).Append(page.Grid).Append(Rule(page.ShowIf)).Append(item.Id).Append(Rule(item.ShowIf)).Append(item.Required).AppendLine();
        foreach (var (_, words) in instrument.Texts.OrderBy(language => language.Key))
        {
            text.AppendLine(words.GetValueOrDefault(page.LeadKey)).AppendLine(words.GetValueOrDefault(item.TextKey)).AppendLine(words.GetValueOrDefault(item.HintKey));
            foreach (var option in instrument.OptionsOf(item))
                text.Append(option.Code).AppendLine(words.GetValueOrDefault(option.TextKey));
        }
    }

    private static string Rule(Condition? rule) => rule switch
    {
        null => "|",
        Condition.All all => $"all({string.Concat(all.Of.Select(Rule))})",
        Condition.Any any => $"any({string.Concat(any.Of.Select(Rule))})",
        Condition.Not not => $"not({Rule(not.Of)})",
        Condition.OneOf one => $"{one.Item}∈{string.Join(',', one.Codes)};",
        _ => rule + ";",
    };
}
