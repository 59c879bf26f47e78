namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Every key an instrument shows must be there in every language, and no key may be left over from something deleted.</summary>
internal static class TextCheck
{
    public static IEnumerable<Problem> Of(InstrumentDefinition instrument, string folder)
    {
        var expected = KeysOf(instrument).ToHashSet();
        return instrument.Texts.SelectMany(language => OfLanguage(language.Value, expected, $"{folder}/text.{language.Key}.json"));
    }

    private static IEnumerable<Problem> OfLanguage(IReadOnlyDictionary<string, string> texts, HashSet<string> expected, string file) =>
        expected.Except(texts.Keys).Order().Select(key => new Problem(file, key, "this text is missing."))
            .Concat(texts.Keys.Except(expected).Order().Select(key => new Problem(file, key, "nothing in instrument.json uses this text.")))
            .Concat(texts.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => new Problem(file, text.Key, "this text is empty.")));

    private static IEnumerable<string> KeysOf(InstrumentDefinition instrument) =>
        new[] { "title", "intro", "owner", "population" }
            .Concat(instrument.LegalBasis.Select(id => $"legal.{id}"))
            .Concat(instrument.Concepts.Select(id => $"concept.{id}"))
            .Concat(instrument.Measures.Select(measure => measure.TextKey))
            .Concat(instrument.Indexes.Select(index => index.TextKey))
            .Concat(instrument.Disclosure.Tables.Select(table => table.TextKey))
            .Concat(instrument.ScreenOut.Select(rule => rule.TextKey))
            .Concat(instrument.Pages.Select(page => page.TitleKey))
            .Concat(instrument.Pages.Where(page => page.Lead).Select(page => page.LeadKey))
            .Concat(instrument.Pages.SelectMany(page => page.Items).SelectMany(item => KeysOf(instrument, item)));

    private static IEnumerable<string> KeysOf(InstrumentDefinition instrument, ItemDefinition item) =>
        instrument.OptionsOf(item).Select(option => option.TextKey).Append(item.TextKey).Concat(item.Hint ? [item.HintKey] : []);
}
