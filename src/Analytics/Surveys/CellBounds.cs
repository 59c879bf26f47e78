namespace Dialogue.Analytics.Surveys;

/// <summary>
/// What a reader can still think possible for a hidden cell of a table with margins: the exact smallest and largest count
/// that agrees with everything published. A table with margins is a circulation (each cell an arc from its row to its column,
/// margins closing the ring), so the bounds are the true count plus or minus a maximal flow between the cell's two ends through
/// the other hidden cells, and whole numbers come out by themselves: a linear programme without a solver (Gusfield 1988).
/// </summary>
internal sealed class CellBounds
{
    private const long Unlimited = long.MaxValue / 4;

    private readonly int[,] _counts;
    private readonly bool[,] _hidden;
    private readonly int _rows;
    private readonly int _columns;

    /// <param name="counts">Counts with margins in the last row and column.</param>
    /// <param name="hidden">Same shape.</param>
    public CellBounds(int[,] counts, bool[,] hidden)
    {
        (_counts, _hidden) = (counts, hidden);
        (_rows, _columns) = (counts.GetLength(0), counts.GetLength(1));
    }

    public CellRange Of(int row, int column)
    {
        var count = _counts[row, column];
        if (!_hidden[row, column]) return new CellRange(count, count);
        var (from, to) = Ends(row, column);
        var up = MaximalFlow(to, from, without: (row, column), Unlimited);
        var down = MaximalFlow(from, to, without: (row, column), count);
        return new CellRange(count - down, up >= Unlimited ? long.MaxValue : count + up);
    }

    /// <summary>Inner cells and the grand total run from row to column; margins run back, which makes every sum a balance.</summary>
    private (int From, int To) Ends(int row, int column)
    {
        var (rowNode, columnNode) = (row, _rows + column);
        var isMargin = (row == _rows - 1) != (column == _columns - 1);
        return isMargin ? (columnNode, rowNode) : (rowNode, columnNode);
    }

    private long MaximalFlow(int source, int sink, (int Row, int Column) without, long atMost)
    {
        var capacity = Residual(without);
        long flow = 0;
        while (flow < atMost && Path(capacity, source, sink) is { } previous)
        {
            var step = atMost - flow;
            for (var node = sink; node != source; node = previous[node]) step = Math.Min(step, capacity[previous[node], node]);
            for (var node = sink; node != source; node = previous[node])
            {
                capacity[previous[node], node] -= step;
                capacity[node, previous[node]] += step;
            }
            flow += step;
        }
        return flow;
    }

    private long[,] Residual((int, int) without)
    {
        var capacity = new long[_rows + _columns, _rows + _columns];
        for (var r = 0; r < _rows; r++)
        {
            for (var c = 0; c < _columns; c++)
            {
                if (!_hidden[r, c] || (r, c) == without) continue;
                var (from, to) = Ends(r, c);
                capacity[from, to] = Unlimited;
                capacity[to, from] = _counts[r, c];
            }
        }
        return capacity;
    }

    private static int[]? Path(long[,] capacity, int source, int sink)
    {
        var previous = new int[capacity.GetLength(0)];
        Array.Fill(previous, -1);
        previous[source] = source;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
        {
            if (node == sink) return previous;
            for (var next = 0; next < previous.Length; next++)
            {
                if (previous[next] >= 0 || capacity[node, next] <= 0) continue;
                previous[next] = node;
                queue.Enqueue(next);
            }
        }
        return null;
    }
}
