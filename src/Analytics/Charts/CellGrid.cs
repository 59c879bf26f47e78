namespace Dialogue.Analytics.Charts;

/// <summary>Rows of cells with their labels: beside them on a desktop, above them on a phone.</summary>
internal sealed class CellGrid
{
    private const double CellGap = 2;

    private readonly double _width;
    private readonly double _labelWidth;
    private readonly IReadOnlyList<string> _columns;

    public CellGrid(Layout layout, bool isWide, IReadOnlyList<string> columns)
    {
        (_width, _columns, _labelWidth) = (layout.Width, columns, isWide ? 250 : 0);
        Keyed = columns.Any(column => column.Split(' ').Any(word => Layout.Measure(word, Layout.SmallSize) > CellWidth)
            || Layout.Wrap(column, CellWidth, Layout.SmallSize).Count > 3);
    }

    public const double CellHeight = 26;

    /// <summary>Names do not fit over their columns: numbers stand there, and a legend says what they mean.</summary>
    public bool Keyed { get; }

    public double CellWidth => (_width - _labelWidth) / _columns.Count - CellGap;

    public double Left(int column) => _labelWidth + column * (CellWidth + CellGap);

    public void SetHead(Layout layout)
    {
        var heads = _columns.Select((column, i) => Keyed ? $"{i + 1}" : column).ToList();
        var lines = heads.Max(head => Layout.Wrap(head, CellWidth, Layout.SmallSize).Count);
        layout.Y += 16;
        foreach (var (i, head) in heads.Index()) layout.Words(head, Left(i) + CellWidth / 2, layout.Y, CellWidth, "middle");
        layout.Y += (lines - 1) * 15 + 8;
    }

    /// <summary>Sets a label and moves to where its cells begin.</summary>
    public void SetLabel(Layout layout, string label)
    {
        if (_labelWidth == 0)
        {
            layout.Y += 14;
            layout.Y += (layout.Words(label, 0, layout.Y, _width) - 1) * 15 + 6;
            return;
        }
        var lines = Layout.Wrap(label, _labelWidth - 10, Layout.SmallSize).Count;
        layout.Words(label, 0, layout.Y + CellHeight / 2 + 4 - (lines - 1) * 7.5, _labelWidth - 10);
    }

    public void Next(Layout layout, string label) => layout.Y += Math.Max(
        CellHeight + CellGap, _labelWidth == 0 ? 0 : 15 * Layout.Wrap(label, _labelWidth - 10, Layout.SmallSize).Count + 2);

    public IEnumerable<LegendEntry> Keys() => Keyed
        ? _columns.Select((column, i) => new LegendEntry(column, (x, y) => [Layout.Text($"{i + 1}", x + 12, y + 11, Layout.SmallSize, "end")]))
        : [];
}
