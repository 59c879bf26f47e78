namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A table with margins while cells are being hidden. Complements are sought among rectangles of four cells, margins included,
/// because a rectangle is the smallest set in which counts can be shifted without changing any sum; the cheapest that protects
/// enough wins, cost being the people hidden. Where no rectangle protects, everything but the grand total is hidden.
/// </summary>
internal sealed class Suppression
{
    private readonly int[,] _counts;
    private readonly bool[,] _hidden;
    private readonly int _threshold;
    private readonly bool _hidesSingle;
    private readonly int _rows;
    private readonly int _columns;

    public Suppression(int[,] inner, int threshold, bool hidesSingle = true)
    {
        (_rows, _columns, _threshold, _hidesSingle) = (inner.GetLength(0), inner.GetLength(1), threshold, hidesSingle);
        _counts = new int[_rows + 1, _columns + 1];
        _hidden = new bool[_rows + 1, _columns + 1];
        for (var r = 0; r < _rows; r++)
        {
            for (var c = 0; c < _columns; c++)
            {
                _counts[r, c] = inner[r, c];
                _counts[r, _columns] = checked(_counts[r, _columns] + inner[r, c]);
                _counts[_rows, c] = checked(_counts[_rows, c] + inner[r, c]);
                _counts[_rows, _columns] = checked(_counts[_rows, _columns] + inner[r, c]);
            }
        }
    }

    public void HidePrimary()
    {
        for (var r = 0; r <= _rows; r++)
            for (var c = 0; c <= _columns; c++)
                if (_counts[r, c] < _threshold) _hidden[r, c] = true;
        HideOneSidedGroups();
    }

    /// <summary>As above by people instead of counts. A sum has at least as many people as its largest cell: that is all that is known.</summary>
    public void HidePrimary(int[,] people, int fewestPeople)
    {
        for (var r = 0; r <= _rows; r++)
            for (var c = 0; c <= _columns; c++)
                if (PeopleAtLeast(people, r, c) < fewestPeople) _hidden[r, c] = true;
        HideOneSidedGroups();
    }

    public void HideComplements()
    {
        while (FirstUnprotected() is { } cell)
        {
            if (Cheapest(cell) is { } rectangle)
            {
                Hide(rectangle);
                continue;
            }
            HideAllButTotal();
            return;
        }
    }

    public void Hide(bool[,] inner)
    {
        for (var r = 0; r < _rows; r++)
            for (var c = 0; c < _columns; c++) _hidden[r, c] = inner[r, c];
        MirrorSingleLine();
    }

    public CellRange RangeOf(int row, int column) => new CellBounds(_counts, _hidden).Of(row, column);

    public int?[,] Published()
    {
        var published = new int?[_rows + 1, _columns + 1];
        for (var r = 0; r <= _rows; r++)
            for (var c = 0; c <= _columns; c++) published[r, c] = _hidden[r, c] ? null : _counts[r, c];
        return published;
    }

    private int PeopleAtLeast(int[,] people, int row, int column)
    {
        var rows = row == _rows ? Enumerable.Range(0, _rows) : [row];
        var columns = column == _columns ? Enumerable.Range(0, _columns) : [column];
        return rows.Max(r => columns.Max(c => people[r, c]));
    }

    private void HideOneSidedGroups()
    {
        for (var r = 0; r < _rows; r++)
            if (FallsInOneCategory(r))
                for (var c = 0; c < _columns; c++) _hidden[r, c] = true;
        MirrorSingleLine();
    }

    private bool FallsInOneCategory(int row) =>
        _hidesSingle && _columns > 1 && Enumerable.Range(0, _columns).Any(c => _counts[row, c] == _counts[row, _columns]);

    /// <summary>With a single row (or column) the other margin repeats its cells, so it is hidden with them.</summary>
    private void MirrorSingleLine()
    {
        if (_rows == 1)
            for (var c = 0; c <= _columns; c++) _hidden[1, c] = _hidden[0, c] |= _hidden[1, c];
        if (_columns == 1)
            for (var r = 0; r <= _rows; r++) _hidden[r, 1] = _hidden[r, 0] |= _hidden[r, 1];
    }

    private (int Row, int Column)? FirstUnprotected()
    {
        var bounds = new CellBounds(_counts, _hidden);
        for (var r = 0; r <= _rows; r++)
            for (var c = 0; c <= _columns; c++)
                if (_hidden[r, c] && !_hidden[_rows, _columns] && bounds.Of(r, c).Width < _threshold) return (r, c);
        return null;
    }

    private (int Row, int Column)[]? Cheapest((int Row, int Column) cell)
    {
        ((int, int)[]? Cells, bool Margin, long Cost) best = (null, true, long.MaxValue);
        for (var r = 0; r <= _rows; r++)
        {
            for (var c = 0; c <= _columns; c++)
            {
                if (r == cell.Row || c == cell.Column) continue;
                (int Row, int Column)[] corners = [(cell.Row, c), (r, cell.Column), (r, c)];
                if (corners.Contains((_rows, _columns)) || !Protects(corners, cell)) continue;
                var isMargin = corners.Any(k => IsMargin(k) && !_hidden[k.Row, k.Column]) && _rows > 1 && _columns > 1;
                var cost = corners.Where(k => !_hidden[k.Row, k.Column]).Sum(k => (long)_counts[k.Row, k.Column]);
                if ((isMargin, cost).CompareTo((best.Margin, best.Cost)) < 0) best = (corners, isMargin, cost);
            }
        }
        return best.Cells;
    }

    private bool IsMargin((int Row, int Column) cell) => cell.Row == _rows || cell.Column == _columns;

    /// <summary>A rectangle helps when it widens the range; several may be needed before the range is wide enough.</summary>
    private bool Protects((int Row, int Column)[] corners, (int Row, int Column) cell)
    {
        var before = RangeOf(cell.Row, cell.Column).Width;
        var tried = (bool[,])_hidden.Clone();
        foreach (var (r, c) in corners) tried[r, c] = true;
        var after = new CellBounds(_counts, tried).Of(cell.Row, cell.Column).Width;
        return after > before;
    }

    private void Hide((int Row, int Column)[] cells)
    {
        foreach (var (r, c) in cells) _hidden[r, c] = true;
        MirrorSingleLine();
    }

    private void HideAllButTotal()
    {
        for (var r = 0; r <= _rows; r++)
            for (var c = 0; c <= _columns; c++)
                _hidden[r, c] = (r, c) != (_rows, _columns) || _counts[r, c] < _threshold;
        if (_rows == 1) _hidden[0, _columns] = _hidden[1, _columns];
        if (_columns == 1) _hidden[_rows, 0] = _hidden[_rows, 1];
    }
}
