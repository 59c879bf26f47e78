using System.Globalization;
using System.Text.Json;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Waves;

/// <summary>
/// A wave's figures as a table with one stable set of columns, each figure with its gate. What a gate hides is an empty cell here:
/// a number of a hidden figure is not even read.
/// </summary>
public static class WaveFigureTable
{
    /// <summary>What a figure is of: an agency, empty for the city.</summary>
    public static readonly IReadOnlyList<string> OfAgencies = ["agency"];

    /// <summary>What a figure is of: a group of a declared table.</summary>
    public static readonly IReadOnlyList<string> OfTables = ["table", "group"];

    private static readonly string[] Columns = ["measure", "scope", "value", "se", "df", "low", "high", "n", "nEff", "deff", "design", "gate", "reason"];

    /// <param name="Keys">As the first columns want them.</param>
    public sealed record Row(IReadOnlyList<string> Keys, StoredFigure Figure);

    public static IReadOnlyList<string> ColumnsOf(IReadOnlyList<string> keys) => [.. keys, .. Columns];

    public static ChartTable Of(IReadOnlyList<string> keys, IEnumerable<Row> rows) => new(ColumnsOf(keys), [.. rows.Select(row => (IReadOnlyList<string>)Cells(row))]);

    private static string[] Cells(Row row)
    {
        var e = row.Figure;
        string[] numbers = e.IsShown
            ? [Number(e.Value), Number(e.Se), Number(e.Df), Number(e.Low), Number(e.High), Number(e.N), Number(e.NEff), Number(e.Deff)]
            : [.. Enumerable.Repeat("", 8)];
        return [.. row.Keys, e.Measure, e.Scope, .. numbers, Word(e.Design), Word(e.Gate), e.IsShown ? "" : Reason(e)];
    }

    /// <summary>A figure hidden for the people's sake gives no reason of precision, which would tell how many they are.</summary>
    private static string Reason(StoredFigure estimate) =>
        estimate.Gate == FigureGate.HideForDisclosure ? "" : JsonNamingPolicy.CamelCase.ConvertName(estimate.GateReason);

    internal static string Number(double? number) =>
        number is { } n && double.IsFinite(n) ? n.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
