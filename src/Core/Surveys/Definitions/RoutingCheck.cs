namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// Proves that routing ends and that every page and item can be reached. A rule may look only at earlier pages, so every walk goes
/// forward and ends; reachability is tried over all combinations of answers to the items that a rule depends on.
/// </summary>
internal static class RoutingCheck
{
    private const int MostCombinations = 200_000;

    public static IEnumerable<(string Place, string Message)> Of(InstrumentDefinition instrument)
    {
        var references = References(instrument).ToArray();
        return references.Length > 0 ? references : Reachability(instrument);
    }

    private static IEnumerable<(string Place, string Message)> References(InstrumentDefinition instrument)
    {
        var earlier = new HashSet<string>();
        foreach (var page in instrument.Pages)
        {
            foreach (var (place, condition) in RulesOf(page))
            {
                foreach (var problem in condition.Items().Distinct().Where(id => !earlier.Contains(id)))
                    yield return (place, Unknown(instrument, problem, "a rule may only look at items of earlier pages."));
            }
            earlier.UnionWith(page.Items.Select(item => item.Id));
        }
        foreach (var rule in instrument.ScreenOut)
        {
            foreach (var id in rule.When.Items().Distinct().Where(id => !instrument.Items.ContainsKey(id)))
                yield return ($"screenOut {rule.Id}", Unknown(instrument, id, ""));
        }
        foreach (var (place, condition) in instrument.Pages.SelectMany(RulesOf)
                     .Concat(instrument.ScreenOut.Select(rule => ($"screenOut {rule.Id}", rule.When))))
        {
            foreach (var message in UnknownCodes(instrument, condition))
                yield return (place, message);
        }
    }

    private static string Unknown(InstrumentDefinition instrument, string id, string otherwise) =>
        instrument.Items.ContainsKey(id) ? $"routing looks at item '{id}': {otherwise}" : $"routing names item '{id}', which does not exist.";

    private static IEnumerable<(string Place, Condition Rule)> RulesOf(PageDefinition page)
    {
        if (page.ShowIf is { } pageRule)
            yield return ($"page {page.Id}", pageRule);
        foreach (var item in page.Items)
        {
            if (item.ShowIf is { } rule)
                yield return ($"item {item.Id}", rule);
        }
    }

    private static IEnumerable<string> UnknownCodes(InstrumentDefinition instrument, Condition condition) => condition switch
    {
        Condition.All all => all.Of.SelectMany(part => UnknownCodes(instrument, part)),
        Condition.Any any => any.Of.SelectMany(part => UnknownCodes(instrument, part)),
        Condition.Not not => UnknownCodes(instrument, not.Of),
        Condition.OneOf one when instrument.Items.GetValueOrDefault(one.Item) is { IsChoice: true } item => one.Codes
            .Except(instrument.OptionsOf(item).Select(option => option.Code))
            .Select(code => $"routing compares item '{one.Item}' with code {code}, which it does not have."),
        _ => [],
    };

    private static IEnumerable<(string Place, string Message)> Reachability(InstrumentDefinition instrument)
    {
        foreach (var page in instrument.Pages)
        {
            foreach (var item in page.Items)
            {
                if (!CanBeShown(instrument, page, item))
                    yield return ($"item {item.Id}", $"no answers lead to this item of page {page.Id}.");
            }
        }
    }

    private static bool CanBeShown(InstrumentDefinition instrument, PageDefinition page, ItemDefinition item)
    {
        var needed = Closure(instrument, page, item);
        var domains = needed.Select(id => (Id: id, Answers: Domain(instrument, instrument.Items[id]))).ToArray();
        if (domains.Aggregate(1L, (product, domain) => Math.Min(product * domain.Answers.Count, MostCombinations + 1L)) > MostCombinations)
            return true; // too many to try: what cannot be proved wrong is let through
        return Combinations(domains, 0, []).Any(answers => Route.Through(instrument, answers).Find(page.Id)?.Items.Contains(item) ?? false);
    }

    /// <summary>The items that decide whether this one is shown, and those that decide about them. Screening always decides.</summary>
    private static HashSet<string> Closure(InstrumentDefinition instrument, PageDefinition page, ItemDefinition item)
    {
        var needed = new HashSet<string>();
        var open = new Queue<Condition?>([page.ShowIf, item.ShowIf, .. instrument.ScreenOut.Select(rule => rule.When)]);
        while (open.TryDequeue(out var condition))
        {
            foreach (var id in condition?.Items() ?? [])
            {
                if (!needed.Add(id))
                    continue;
                open.Enqueue(instrument.Items[id].ShowIf);
                open.Enqueue(instrument.Pages.First(other => other.Items.Any(part => part.Id == id)).ShowIf);
            }
        }
        return needed;
    }

    private static List<Answer?> Domain(InstrumentDefinition instrument, ItemDefinition item)
    {
        var options = instrument.OptionsOf(item).Select(option => option.Code).ToArray();
        IEnumerable<Answer> answers = item.Kind switch
        {
            ItemKind.ShortText or ItemKind.LongText => [new Answer.Words("…")],
            ItemKind.Number => Enumerable.Range(item.Min ?? 0, (item.Max ?? 0) - (item.Min ?? 0) + 1).Select(code => new Answer.Chosen([(short)code])),
            ItemKind.Multiple => Enumerable.Range(1, Math.Min(item.AtMost ?? options.Length, options.Length))
                .SelectMany(size => options.Select((_, first) => new Answer.Chosen([.. options.Skip(first).Concat(options).Take(size)]))),
            _ => options.Select(code => new Answer.Chosen([code])),
        };
        return [null, .. answers];
    }

    private static IEnumerable<Dictionary<string, Answer>> Combinations(
        (string Id, List<Answer?> Answers)[] domains, int depth, Dictionary<string, Answer> chosen)
    {
        if (depth == domains.Length)
        {
            yield return chosen;
            yield break;
        }
        foreach (var answer in domains[depth].Answers)
        {
            if (answer is null)
                chosen.Remove(domains[depth].Id);
            else
                chosen[domains[depth].Id] = answer;
            foreach (var combination in Combinations(domains, depth + 1, chosen))
                yield return combination;
        }
    }
}
