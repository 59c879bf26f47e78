using Dialogue.Core.Surveys;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>The declared tables of a wave in the reader's language, drawn for a page or one chart alone.</summary>
public sealed class BreakdownBook(BreakdownTables tables, BreakdownFigure figure, FigureBook figures, Texts texts)
{
    /// <param name="path">Where the page is: the charts' files lie under it.</param>
    public async Task<IReadOnlyList<BreakdownView>> OfAsync(Wave wave, string path, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(wave, path);
        var views = new List<BreakdownView>();
        foreach (var table in await tables.OfAsync(wave, cancellationToken))
            views.Add(Of(table, await figures.DrawAsync(subject, figure.Of(wave, table), cancellationToken)));
        return views;
    }

    public static FigureSubject SubjectOf(Wave wave, string path) => new(null, wave.Title(Texts.Language), path, wave.Key);

    /// <summary>Null when the wave has no such table, or nothing of it is shown.</summary>
    public async Task<Figure?> OneAsync(Wave wave, string table, CancellationToken cancellationToken) =>
        (await tables.OfAsync(wave, cancellationToken)).FirstOrDefault(known => known.Declared.Id == table) is { } found && figure.Of(wave, found) is { Spec: not null } drawn
            ? drawn
            : null;

    private BreakdownView Of(BreakdownTables.Table table, DrawnFigure drawn)
    {
        var (instrument, measures) = (table.Instrument, table.Instrument.Measures);
        var others = instrument.Indexes.Where(index => index.Id != IndexFigure.Measure).ToList();
        return new BreakdownView(
            table.Declared.Id, table.Title, drawn,
            [texts["breakdown.main"], .. measures.Select(measure => instrument.Text(Texts.Language, measure.TextKey))],
            [.. others.Select(index => instrument.Text(Texts.Language, index.TextKey))],
            [
                .. table.Groups.Select(group => new BreakdownView.Row(
                    group.Label,
                    [table.Find(group, IndexFigure.Measure), .. measures.Select(measure => table.Find(group, measure.Id))],
                    [.. others.Select(index => table.Find(group, index.Id))])),
            ]);
    }
}
