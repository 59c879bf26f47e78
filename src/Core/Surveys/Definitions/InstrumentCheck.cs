namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Everything that must hold of an instrument before anybody is asked.</summary>
internal static class InstrumentCheck
{
    public static IEnumerable<Problem> Of(InstrumentDefinition instrument, string folder)
    {
        var structure = Structure(instrument).Select(found => new Problem($"{folder}/instrument.json", found.Place, found.Message)).ToArray();
        if (structure.Length > 0)
            return structure;
        return RoutingCheck.Of(instrument).Select(found => new Problem($"{folder}/instrument.json", found.Place, found.Message))
            .Concat(TextCheck.Of(instrument, folder));
    }

    private static IEnumerable<(string Place, string Message)> Structure(InstrumentDefinition instrument) =>
        Twice("page", instrument.Pages.Select(page => page.Id))
            .Concat(Twice("item", instrument.Pages.SelectMany(page => page.Items).Select(item => item.Id)))
            .Concat(Twice("scale", instrument.Scales.Select(scale => scale.Id)))
            .Concat(Twice("measure", instrument.Measures.Select(measure => measure.Id)))
            .Concat(Twice("index", instrument.Indexes.Select(index => index.Id)))
            .Concat(Twice("screenOut", instrument.ScreenOut.Select(rule => rule.Id)))
            .Concat(Twice("disclosure.tables", instrument.Disclosure.Tables.Select(table => table.Id)))
            .Concat(instrument.Disclosure.Tables.SelectMany(table => Table(instrument, table)))
            .Concat(instrument.Pages.Where(page => page.Items.Count == 0).Select(page => ($"page {page.Id}", "has no items.")))
            .Concat(instrument.Pages.Where(page => page.Grid && !IsGrid(page)).Select(page => ($"page {page.Id}", "a grid is of two or more items, all on one scale.")))
            .Concat(instrument.Scales.SelectMany(scale => Codes($"scale {scale.Id}", scale.Codes)))
            .Concat(instrument.Pages.SelectMany(page => page.Items).SelectMany(item => Item(instrument, item)))
            .Concat(instrument.Measures.SelectMany(measure => Measure(instrument, measure)))
            .Concat(instrument.Indexes.SelectMany(index => Index(instrument, index)));

    private static bool IsGrid(PageDefinition page) =>
        page.Items.Count >= 2 && page.Items.All(item => item.Kind == ItemKind.Scale) && page.Items.Select(item => item.Scale).Distinct().Count() == 1;

    private static IEnumerable<(string Place, string Message)> Twice(string kind, IEnumerable<string> ids) =>
        ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => ($"{kind} {same.Key}", "this id is used more than once."));

    private static IEnumerable<(string Place, string Message)> Table(InstrumentDefinition instrument, BreakdownTable table)
    {
        var place = $"disclosure.tables {table.Id}";
        if (table.Id == BreakdownTable.Agencies)
            yield return (place, "agencies are always a table; choose another id.");
        if (table.Item is { } id && instrument.Pages.SelectMany(page => page.Items).FirstOrDefault(item => item.Id == id) is not { Divides: true })
            yield return (place, $"item '{id}' is not a single choice or yes/no item of this instrument.");
    }

    private static IEnumerable<(string Place, string Message)> Codes(string place, short[] codes)
    {
        if (codes.Length < 2)
            yield return (place, "needs at least two codes.");
        foreach (var same in codes.GroupBy(code => code).Where(same => same.Count() > 1))
            yield return (place, $"code {same.Key} stands twice.");
        foreach (var code in codes.Where(code => code > AnswerBytes.Highest))
            yield return (place, $"code {code} is too high; a code is at most {AnswerBytes.Highest}.");
        foreach (var code in codes.Where(code => code < 0 || ReservedCodes.IsReserved(code)))
            yield return (place, $"code {code} is reserved; use codes from 0 other than 88 and 99.");
    }

    private static IEnumerable<(string Place, string Message)> Item(InstrumentDefinition instrument, ItemDefinition item)
    {
        var place = $"item {item.Id}";
        var problems = item.Kind switch
        {
            ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking or ItemKind.Picker => Codes(place, item.Codes),
            ItemKind.Scale when instrument.Scales.All(scale => scale.Id != item.Scale) => [(place, $"scale '{item.Scale}' is not defined.")],
            ItemKind.Number when item.Min is null || item.Max is null || item.Min > item.Max || item.Min < 0 || item.Max >= ReservedCodes.DontKnow =>
                [(place, "a number needs min and max with 0 ≤ min ≤ max ≤ 87, because 88 and 99 are reserved.")],
            ItemKind.ShortText or ItemKind.LongText when item.MaxLength is not (> 0 and <= 10_000) =>
                [(place, "a text needs maxLength between 1 and 10000.")],
            _ => [],
        };
        foreach (var problem in problems)
            yield return problem;
        if (item.Kind is not (ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking or ItemKind.Picker) && item.Codes.Length > 0)
            yield return (place, $"codes belong to single and multiple choice, to a picker and to ranking, not to {item.Kind}.");
        if (item.AtMost is { } most && (!item.IsMany || most < 1 || most > item.Codes.Length))
            yield return (place, "atMost belongs to a multiple choice and lies between 1 and the number of its options.");
        if (item.IsMany && item.DontKnow)
            yield return (place, "dontKnow cannot stand among options of which several may be chosen.");
    }

    private static IEnumerable<(string Place, string Message)> Measure(InstrumentDefinition instrument, MeasureDefinition measure)
    {
        var place = $"measure {measure.Id}";
        if (!instrument.Concepts.Contains(measure.Concept))
            yield return (place, $"concept '{measure.Concept}' is not listed in concepts.");
        if (measure.Items.Length == 0)
            yield return (place, "has no items.");
        foreach (var id in measure.Parts.Where(id => instrument.Measures.Any(other => other.Id == id) || instrument.Indexes.Any(index => index.Id == id)))
            yield return (place, $"item '{id}' has the id of a measure or an index; its own figure needs one of its own.");
        foreach (var id in measure.Items)
        {
            var item = instrument.Pages.SelectMany(page => page.Items).FirstOrDefault(item => item.Id == id);
            if (item is null)
                yield return (place, $"item '{id}' does not exist.");
            else if (item.Kind != ItemKind.Scale || item.Scale != measure.Scale)
                yield return (place, $"item '{id}' is not on scale '{measure.Scale}'.");
        }
    }

    private static IEnumerable<(string Place, string Message)> Index(InstrumentDefinition instrument, IndexDefinition index)
    {
        var place = $"index {index.Id}";
        var measures = instrument.Measures.Where(measure => index.Measures.Contains(measure.Id)).ToArray();
        foreach (var id in index.Measures.Where(id => measures.All(measure => measure.Id != id)))
            yield return (place, $"measure '{id}' does not exist.");
        foreach (var code in index.Numerator.Except(index.Denominator))
            yield return (place, $"code {code} stands in the numerator but not in the denominator.");
        var scales = measures.Select(measure => measure.Scale).Distinct();
        foreach (var scale in instrument.Scales.Where(scale => scales.Contains(scale.Id)))
        {
            short[] possible = scale.DontKnow ? [.. scale.Codes, ReservedCodes.DontKnow, ReservedCodes.NotAnswered] : [.. scale.Codes, ReservedCodes.NotAnswered];
            foreach (var code in index.Denominator.Except(possible))
                yield return (place, $"code {code} is not on scale '{scale.Id}'.");
        }
        foreach (var message in Rule(index))
            yield return (place, message);
    }

    private static IEnumerable<string> Rule(IndexDefinition index)
    {
        if ((index.Kind == IndexKind.Net) != (index.Against.Length > 0) || index.Against.Intersect(index.Numerator).Any() || index.Against.Except(index.Denominator).Any())
            yield return "against belongs to a net index; its codes stand in the denominator and not in the numerator.";
        if (index.Kind is not IndexKind.Share && index.Aggregation != Aggregation.Pooled)
            yield return "only a share is put together otherwise than pooled.";
        if (index.Kind is IndexKind.Mean or IndexKind.Net && index.CountsReserved)
            yield return "88 and 99 are no marks; they stay out of a mean.";
        if ((index.Aggregation == Aggregation.Weighted) != (index.Importance.Count > 0) || index.Importance.Keys.Except(index.Measures).Any()
            || index.Importance.Values.Any(weight => weight <= 0) || (index.Importance.Count > 0 && index.Measures.Except(index.Importance.Keys).Any()))
            yield return "importance belongs to a weighted index and gives every measure a number above 0.";
    }
}
