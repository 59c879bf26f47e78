using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Figures;

/// <summary>The declared tables of a wave in the reader's language, in the order and with the groups that the instrument gives them.</summary>
public sealed class BreakdownBook(DialogueDb db, SurveyCatalog catalog, Texts texts)
{
    public async Task<IReadOnlyList<BreakdownView>> OfAsync(Wave wave, CancellationToken cancellationToken)
    {
        if (catalog.FindWave(wave.Key) is not { } definition)
            return [];
        var instrument = catalog.InstrumentOf(definition);
        var figures = (await db.Set<WaveBreakdown>().AsNoTracking()
                .Where(figure => figure.WaveId == wave.Id && figure.Scope == WaveEstimate.Satisfied).ToListAsync(cancellationToken))
            .ToLookup(figure => figure.Table);
        return [.. instrument.Disclosure.Tables.Where(table => figures[table.Id].Any()).Select(table => Of(instrument, table, [.. figures[table.Id]]))];
    }

    /// <summary>What a group of a table is called.</summary>
    public string LabelOf(InstrumentDefinition instrument, string table, string group)
    {
        if (group == WaveBreakdown.NotStated)
            return texts["breakdown.none"];
        if (instrument.Disclosure.Tables.FirstOrDefault(known => known.Id == table) is not { Item: { } item })
            return texts["survey.kind." + group];
        return instrument.OptionsOf(instrument.Items[item]).FirstOrDefault(option => $"{option.Code}" == group) is { } option
            ? instrument.Text(Texts.Language, option.TextKey)
            : group;
    }

    private BreakdownView Of(InstrumentDefinition instrument, BreakdownTable table, List<WaveBreakdown> figures)
    {
        var known = figures.ToDictionary(figure => (figure.Group, figure.Measure));
        return new BreakdownView(
            table.Id,
            instrument.Text(Texts.Language, table.TextKey),
            [.. instrument.Measures.Select(measure => instrument.Text(Texts.Language, measure.TextKey))],
            [
                .. GroupsOf(instrument, table, figures).Select(group => new BreakdownView.Row(
                    LabelOf(instrument, table.Id, group),
                    known.GetValueOrDefault((group, IndexFigure.Measure)),
                    [.. instrument.Measures.Select(measure => known.GetValueOrDefault((group, measure.Id)))])),
            ]);
    }

    private static IEnumerable<string> GroupsOf(InstrumentDefinition instrument, BreakdownTable table, List<WaveBreakdown> figures)
    {
        var present = figures.Select(figure => figure.Group).Distinct().ToList();
        string[] order = table.Item is { } item
            ? [.. instrument.OptionsOf(instrument.Items[item]).Select(option => $"{option.Code}")]
            : [.. Enum.GetNames<Core.Agencies.AgencyKind>()];
        return present.OrderBy(group => Array.IndexOf(order, group) is >= 0 and var nth ? nth : order.Length);
    }
}
