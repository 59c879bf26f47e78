namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// The way one person takes through an instrument: the pages and items shown to them, and their answers to exactly those.
/// An answer to an item that a later change of mind has hidden is left out, so it cannot steer or be counted.
/// </summary>
public sealed record Route(
    IReadOnlyList<RoutePage> Pages,
    IReadOnlyDictionary<string, Answer> Answers,
    ScreenOutRule? ScreenedOut)
{
    public static Route Through(InstrumentDefinition instrument, IReadOnlyDictionary<string, Answer> answers)
    {
        var pages = new List<RoutePage>();
        var kept = new Dictionary<string, Answer>();
        foreach (var page in instrument.Pages)
        {
            ItemDefinition[] items = Shown(page.ShowIf, kept) ? [.. page.Items.Where(item => Shown(item.ShowIf, kept))] : [];
            if (items.Length == 0)
                continue;
            pages.Add(new RoutePage(page, items));
            foreach (var item in items)
            {
                if (answers.TryGetValue(item.Id, out var answer))
                    kept[item.Id] = answer;
            }
            if (instrument.ScreenOut.FirstOrDefault(rule => rule.When.Holds(kept)) is { } rule)
                return new Route(pages, kept, rule);
        }
        return new Route(pages, kept, null);
    }

    public RoutePage? Find(string pageId) => Pages.FirstOrDefault(page => page.Page.Id == pageId);

    public RoutePage? After(string pageId) => Pages.SkipWhile(page => page.Page.Id != pageId).Skip(1).FirstOrDefault();

    public RoutePage? Before(string pageId) => Pages.TakeWhile(page => page.Page.Id != pageId).LastOrDefault();

    private static bool Shown(Condition? condition, Dictionary<string, Answer> answers) => condition?.Holds(answers) ?? true;
}
