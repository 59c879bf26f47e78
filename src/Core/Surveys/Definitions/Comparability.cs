using System.Text;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>What a person sees of a measure, as one text: two waves with the same text asked the same thing in the same way.</summary>
internal static class Comparability
{
    public static string FingerprintOf(InstrumentDefinition instrument, MeasureDefinition measure)
    {
        var text = new StringBuilder().Append(measure.Version).Append(measure.Polarity).AppendLine();
        foreach (var page in instrument.Pages)
        {
            foreach (var item in page.Items.Where(item => measure.Items.Contains(item.Id)))
                Append(text, instrument, page, item);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, InstrumentDefinition instrument, PageDefinition page, ItemDefinition item)
    {
        text.Append(page.Id).Append(Rule(page.ShowIf)).Append(item.Id).Append(Rule(item.ShowIf)).Append(item.Required).AppendLine();
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
