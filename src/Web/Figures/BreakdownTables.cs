using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Figures;

/// <summary>The declared tables of a wave that have figures, in the order and with the groups that the instrument gives them.</summary>
public sealed class BreakdownTables(DialogueDb db, SurveyCatalog catalog, Texts texts)
{
    private static readonly string[] Headlines = [WaveEstimate.Satisfied, WaveEstimate.Mean, WaveEstimate.Net, WaveEstimate.Chosen];

    public sealed record Group(string Key, string Label);

    /// <param name="Choices">Items of which the share of each option is published.</param>
    /// <param name="Figures">By group and measure, item, option or index.</param>
    public sealed record Table(
        InstrumentDefinition Instrument, BreakdownTable Declared, string Title, IReadOnlyList<Group> Groups, IReadOnlyList<string> Choices,
        IReadOnlyDictionary<(string Group, string Measure), WaveBreakdown> Figures)
    {
        public WaveBreakdown? Find(Group group, string measure) => Figures.GetValueOrDefault((group.Key, measure));
    }

    public async Task<IReadOnlyList<Table>> OfAsync(Wave wave, CancellationToken cancellationToken)
    {
        if (catalog.FindWave(wave.Key) is not { } definition)
            return [];
        var instrument = catalog.InstrumentOf(definition);
        var figures = (await db.Set<WaveBreakdown>().AsNoTracking()
                .Where(figure => figure.WaveId == wave.Id && Headlines.Contains(figure.Scope)).ToListAsync(cancellationToken))
            .ToLookup(figure => figure.Table);
        return [.. instrument.Disclosure.Tables.Where(table => figures[table.Id].Any()).Select(table => Of(definition, instrument, table, [.. figures[table.Id]]))];
    }

    /// <summary>The tables that a page can be made of.</summary>
    public async Task<IReadOnlyList<(string Id, string Title)>> TitlesAsync(Wave wave, CancellationToken cancellationToken)
    {
        if (catalog.FindWave(wave.Key) is not { } definition)
            return [];
        var instrument = catalog.InstrumentOf(definition);
        var present = await db.Set<WaveBreakdown>().Where(figure => figure.WaveId == wave.Id).Select(figure => figure.Table).Distinct().ToListAsync(cancellationToken);
        return [.. instrument.Disclosure.Tables.Where(table => present.Contains(table.Id)).Select(table => (table.Id, instrument.Text(Texts.Language, table.TextKey)))];
    }

    /// <summary>What a table is called; its id where the questionnaire declares none of it any more.</summary>
    public static string TitleOf(InstrumentDefinition instrument, string table) =>
        instrument.Disclosure.Tables.FirstOrDefault(known => known.Id == table) is { } declared ? instrument.Text(Texts.Language, declared.TextKey) : table;

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

    private Table Of(WaveDefinition definition, InstrumentDefinition instrument, BreakdownTable table, List<WaveBreakdown> figures) => new(
        instrument, table, instrument.Text(Texts.Language, table.TextKey),
        [.. GroupsOf(instrument, table, figures).Select(group => new Group(group, LabelOf(instrument, table.Id, group)))],
        definition.Choices,
        figures.ToDictionary(figure => (figure.Group, figure.Measure)));

    private static IEnumerable<string> GroupsOf(InstrumentDefinition instrument, BreakdownTable table, List<WaveBreakdown> figures)
    {
        var present = figures.Select(figure => figure.Group).Distinct().ToList();
        string[] order = table.Item is { } item
            ? [.. instrument.OptionsOf(instrument.Items[item]).Select(option => $"{option.Code}")]
            : [.. Enum.GetNames<Core.Agencies.AgencyKind>()];
        return present.OrderBy(group => Array.IndexOf(order, group) is >= 0 and var nth ? nth : order.Length);
    }
}
