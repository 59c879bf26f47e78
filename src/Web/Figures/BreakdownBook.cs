using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>The declared tables of a wave in the reader's language, drawn for a page or one chart alone.</summary>
public sealed class BreakdownBook(BreakdownTables tables, BreakdownFigure figure, FigureBook figures, Texts texts)
{
    /// <param name="path">Where the page is: the charts' files lie under it.</param>
    public async Task<IReadOnlyList<BreakdownView>> OfAsync(Wave wave, string path, CancellationToken cancellationToken)
    {
        var views = new List<BreakdownView>();
        foreach (var table in await tables.OfAsync(wave, cancellationToken))
            views.Add(await DrawnAsync(wave, table, path, cancellationToken));
        return views;
    }

    /// <summary>One of them; null when the wave has no such table.</summary>
    public async Task<BreakdownView?> OfAsync(Wave wave, string table, string path, CancellationToken cancellationToken) =>
        (await tables.OfAsync(wave, cancellationToken)).FirstOrDefault(known => known.Declared.Id == table) is { } found
            ? await DrawnAsync(wave, found, path, cancellationToken)
            : null;

    public static FigureSubject SubjectOf(Wave wave, string path) => new(null, wave.Title(Texts.Language), path, wave.Key);

    /// <summary>Null when the wave has no such table, or nothing of it is shown.</summary>
    public async Task<Figure?> OneAsync(Wave wave, string table, CancellationToken cancellationToken) =>
        (await tables.OfAsync(wave, cancellationToken)).FirstOrDefault(known => known.Declared.Id == table) is { } found && figure.Of(wave, found) is { Spec: not null } drawn
            ? drawn
            : null;

    private async Task<BreakdownView> DrawnAsync(Wave wave, BreakdownTables.Table table, string path, CancellationToken cancellationToken)
    {
        var instrument = table.Instrument;
        return new BreakdownView(
            table.Declared.Id, table.Title, table.Groups.Count, await figures.DrawAsync(SubjectOf(wave, path), figure.Of(wave, table), cancellationToken),
            ByGroup(table, "breakdown.parts", [(texts["breakdown.main"], IndexFigure.Measure), .. instrument.Measures.Select(measure => (Said(instrument, measure.TextKey), measure.Id))]),
            ByGroup(table, "breakdown.others", [.. instrument.Indexes.Where(index => index.Id != IndexFigure.Measure).Select(index => (Said(instrument, index.TextKey), index.Id))]),
            [
                .. instrument.Measures.Select(measure => ByFigure(
                    table, Said(instrument, measure.TextKey), texts["breakdown.item"], measure.Parts.Select(item => (Said(instrument, instrument.Items[item].TextKey), item)))).OfType<BreakdownCells>(),
            ],
            [
                .. table.Choices.Select(choice => ByFigure(
                    table, Said(instrument, instrument.Items[choice].TextKey), texts["agency.wishes.wish"],
                    instrument.Layout.Of(choice).Select(slot => (Said(instrument, $"item.{choice}.{slot.OptionCode}"), $"{choice}.{slot.OptionCode}")))).OfType<BreakdownCells>(),
            ]);
    }

    private BreakdownCells ByGroup(BreakdownTables.Table table, string title, IReadOnlyList<(string Label, string Measure)> columns) => new(
        texts[title], texts["breakdown.group"], [.. columns.Select(column => column.Label)],
        [.. table.Groups.Select(group => (group.Label, (IReadOnlyList<WaveBreakdown?>)[.. columns.Select(column => table.Find(group, column.Measure))]))]);

    /// <summary>Null where no group has any of the figures, as in waves from before they were published.</summary>
    private static BreakdownCells? ByFigure(BreakdownTables.Table table, string title, string head, IEnumerable<(string Label, string Measure)> rows)
    {
        var found = rows.Select(row => (row.Label, Cells: (IReadOnlyList<WaveBreakdown?>)[.. table.Groups.Select(group => table.Find(group, row.Measure))]))
            .Where(row => row.Cells.Any(cell => cell is not null)).ToList();
        return found.Count == 0 ? null : new BreakdownCells(title, head, [.. table.Groups.Select(group => group.Label)], found);
    }

    private static string Said(InstrumentDefinition instrument, string key) => instrument.Text(Texts.Language, key);
}
