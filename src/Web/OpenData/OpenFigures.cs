using System.Globalization;
using Dialogue.Web.Waves;

namespace Dialogue.Web.OpenData;

/// <summary>The figures of a released wave, each with its gate; a hidden one has no number here either.</summary>
internal sealed class OpenFigures : OpenTable
{
    private static readonly Dictionary<string, (OpenType Type, object? Example)> Known = new()
    {
        ["agency"] = (OpenType.Text, "so-y-te"),
        ["measure"] = (OpenType.Text, "overall"),
        ["scope"] = (OpenType.Text, "satisfied"),
        ["value"] = (OpenType.Number, 0.834),
        ["se"] = (OpenType.Number, 0.0212),
        ["df"] = (OpenType.Whole, 312),
        ["low"] = (OpenType.Number, 0.788),
        ["high"] = (OpenType.Number, 0.872),
        ["n"] = (OpenType.Whole, 313),
        ["nEff"] = (OpenType.Number, 308.1),
        ["deff"] = (OpenType.Number, 1.01),
        ["design"] = (OpenType.Text, "probability"),
        ["gate"] = (OpenType.Text, "show"),
        ["reason"] = (OpenType.Text, ""),
    };

    public override string Name => "figures";

    public override IReadOnlyList<OpenColumn> Columns { get; } = [.. WaveFigureTable.ColumnsOf(WaveFigureTable.OfAgencies).Select(name => new OpenColumn(name, Known[name].Type, Known[name].Example))];

    public override IReadOnlyList<string> Filters => ["wave"];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        if (query.Filter("wave") is not { } wave || await services.GetRequiredService<WaveBundle>().FiguresAsync(wave, stop) is not { } figures)
            return OpenPage.Refused("wave");
        // A released wave does not change, so a row's place in it is its number.
        var rows = WaveFigureTable.Of(WaveFigureTable.OfAgencies, figures.Skip((int)Math.Min(query.After, int.MaxValue)).Take(query.Take)).Rows.Index().ToList();
        return OpenPage.Of(rows, query, row => query.After + row.Index + 1, row => [.. row.Item.Zip(Columns, CellOf)]);
    }

    private static object? CellOf(string cell, OpenColumn column) => column.Type switch
    {
        OpenType.Text => cell,
        _ when cell.Length == 0 => null,
        _ => double.Parse(cell, CultureInfo.InvariantCulture),
    };
}
