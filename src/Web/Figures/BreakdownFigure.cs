using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Surveys;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>The satisfaction index of each group of a declared table as horizontal bars with their intervals, in the order of the questionnaire.</summary>
public sealed class BreakdownFigure(Texts texts, WaveWords words, FigureWords figures)
{
    public Figure Of(Wave wave, BreakdownTables.Table table)
    {
        var rows = table.Groups.Select(group => (group.Label, Figure: table.Find(group, IndexFigure.Measure))).ToList();
        var shares = rows.ConvertAll(row => new ShareRow(row.Label, ChartShare.Of(StoredEstimate.Restore(row.Figure))));
        var chart = Figure.ByGroup + table.Declared.Id;
        return rows.TrueForAll(row => row.Figure is not { IsShown: true })
            ? new Figure(chart, table.Title, null, [], IsWithheld: true)
            : new Figure(chart, table.Title, Spec(wave, table, chart, rows, shares), [.. Notes(rows)]);
    }

    private ShareBars Spec(Wave wave, BreakdownTables.Table table, string chart, List<(string Label, WaveBreakdown? Figure)> rows, List<ShareRow> shares) => new()
    {
        Id = chart,
        Title = texts["breakdown.chart.title", table.Title, wave.Title(Texts.Language)],
        Description = string.Join("; ", rows.Select(row => words.Sentence(row.Label, StoredEstimate.Restore(row.Figure)))),
        Culture = CultureInfo.CurrentCulture,
        LabelColumn = texts["breakdown.group"],
        Words = figures.Estimates,
        Rows = shares,
        Facts = [new ChartFact(texts["agency.index.wave"], wave.Title(Texts.Language)), new ChartFact(texts["breakdown.table"], table.Title)],
    };

    private IEnumerable<string> Notes(List<(string Label, WaveBreakdown? Figure)> rows)
    {
        if (rows.Exists(row => row.Figure is not { IsShown: true }))
            yield return texts["breakdown.chart.hidden"];
    }
}
