namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// Whether a questionnaire that is also asked on paper fits there: the whole on four sheets printed on both sides, and no question, which
/// is never broken over two pages, taller than a page. Lines are reckoned from the letters, as the form is set: options run on beside each
/// other. The measures are those of the printed form on A4, a little on the safe side.
/// </summary>
internal static class PaperFit
{
    private const int MostPages = 8;
    private const int LinesOnPage = 44;
    private const int LettersInLine = 88;
    private const int BoxAndCode = 6;
    private const int LinesToWriteOn = 5;
    private const int LinesOfTop = 8;
    private const double GapOfItem = 0.6;

    public static IEnumerable<(string Place, string Message)> Of(InstrumentDefinition instrument)
    {
        foreach (var language in DefinitionReader.Languages)
        {
            foreach (var item in instrument.Pages.SelectMany(page => page.Items).Where(item => LinesOf(instrument, item, language) > LinesOnPage))
                yield return ("modes", $"on paper item {item.Id} takes more than a page in '{language}'; ask it in fewer words or options, or leave paper out.");
            if (PagesOf(instrument, language) is var pages and > MostPages)
                yield return ("modes", $"on paper the questionnaire takes about {pages} pages in '{language}'; a form has at most {MostPages}.");
        }
    }

    public static int PagesOf(InstrumentDefinition instrument, string language) => (int)Math.Ceiling(
        (LinesOfTop + instrument.Pages.Sum(page => HeadOf(instrument, page, language) + page.Items.Sum(item => LinesOf(instrument, item, language)))) / LinesOnPage);

    private static double HeadOf(InstrumentDefinition instrument, PageDefinition page, string language) =>
        2 + (page.ShowIf is null ? 0 : 1) + (page.Lead ? Wrapped(instrument.Text(language, page.LeadKey).Length) : 0);

    private static double LinesOf(InstrumentDefinition instrument, ItemDefinition item, string language) =>
        GapOfItem
        + Wrapped(item.Id.Length + 2 + instrument.Text(language, item.TextKey).Length)
        + (item.ShowIf is null ? 0 : 1)
        + (item.Hint ? Wrapped(instrument.Text(language, item.HintKey).Length) : 0)
        + (item.Kind switch
        {
            ItemKind.LongText => LinesToWriteOn,
            ItemKind.ShortText or ItemKind.Number => 1,
            _ => Wrapped(instrument.OptionsOf(item).Sum(option => BoxAndCode + instrument.Text(language, option.TextKey).Length)),
        });

    private static double Wrapped(int letters) => Math.Max(1, Math.Ceiling((double)letters / LettersInLine));
}
