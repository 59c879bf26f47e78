namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// Least and greatest value of sums of unknowns that are not negative and meet given sums: the simplex method on a dense tableau,
/// made feasible once and then moved from one objective to the next. Bland's rule takes over where steps stop gaining.
/// </summary>
internal sealed class LinearBounds
{
    private const double Tiny = 1e-9;
    private const int PatientSteps = 200;

    private readonly int _variables;
    private readonly List<double[]> _rows;
    private readonly List<int> _basis;

    /// <param name="sums">Per equation the unknowns that it adds up.</param>
    /// <param name="values">Per equation its sum, ≥ 0.</param>
    /// <exception cref="ArgumentException">Equations that cannot all hold.</exception>
    public LinearBounds(IReadOnlyList<bool[]> sums, IReadOnlyList<double> values)
    {
        _variables = sums.Count > 0 ? sums[0].Length : 0;
        _rows = [.. sums.Select((members, i) => RowOf(members, values[i]))];
        // Artificial unknowns are the first basis; they have no column, as they never come back.
        _basis = [.. Enumerable.Repeat(-1, _rows.Count)];
        MakeFeasible();
    }

    public (double Low, double High) Of(bool[] members) => (LowOf(members), HighOf(members));

    /// <summary>Half the work where one end alone tells enough.</summary>
    public double LowOf(bool[] members) => _variables == 0 ? 0 : -Greatest(members, -1);

    public double HighOf(bool[] members) => _variables == 0 ? double.PositiveInfinity : Greatest(members, 1);

    private double[] RowOf(bool[] members, double value)
    {
        var row = new double[_variables + 1];
        for (var i = 0; i < _variables; i++) row[i] = members[i] ? 1 : 0;
        row[^1] = value;
        return row;
    }

    private void MakeFeasible()
    {
        var objective = new double[_variables + 1];
        foreach (var row in _rows)
            for (var i = 0; i <= _variables; i++) objective[i] += row[i];
        if (double.IsInfinity(Climb(objective)) || objective[^1] > 1e-6)
            throw new ArgumentException("The published counts contradict each other.");
        for (var r = _rows.Count - 1; r >= 0; r--)
        {
            if (_basis[r] >= 0) continue;
            var column = Array.FindIndex(_rows[r], 0, _variables, entry => Math.Abs(entry) > Tiny);
            if (column >= 0)
            {
                Pivot(r, column, objective);
                continue;
            }
            _rows.RemoveAt(r); // follows from the others
            _basis.RemoveAt(r);
        }
    }

    private double Greatest(bool[] members, int sign)
    {
        var objective = new double[_variables + 1];
        for (var i = 0; i < _variables; i++) objective[i] = members[i] ? sign : 0;
        for (var r = 0; r < _rows.Count; r++)
        {
            var price = objective[_basis[r]];
            if (price == 0) continue;
            for (var i = 0; i <= _variables; i++) objective[i] -= price * _rows[r][i];
        }
        return Climb(objective);
    }

    /// <returns>The greatest value, which is what the objective's last entry has lost; +∞ when there is none.</returns>
    private double Climb(double[] objective)
    {
        for (var step = 0; ; step++)
        {
            var column = step < PatientSteps ? Steepest(objective) : Array.FindIndex(objective, 0, _variables, gain => gain > Tiny);
            if (column < 0 || objective[column] <= Tiny) return -objective[^1];
            var row = Tightest(column);
            if (row < 0) return double.PositiveInfinity;
            Pivot(row, column, objective);
        }
    }

    private int Steepest(double[] objective)
    {
        var best = 0;
        for (var i = 1; i < _variables; i++)
            if (objective[i] > objective[best]) best = i;
        return best;
    }

    private int Tightest(int column)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var r = 0; r < _rows.Count; r++)
        {
            if (_rows[r][column] <= Tiny) continue;
            var ratio = _rows[r][^1] / _rows[r][column];
            if (ratio < least - Tiny || (ratio <= least + Tiny && best >= 0 && _basis[r] < _basis[best])) (best, least) = (r, Math.Min(least, ratio));
        }
        return best;
    }

    private void Pivot(int row, int column, double[] objective)
    {
        var pivot = _rows[row];
        var scale = 1 / pivot[column];
        for (var i = 0; i < pivot.Length; i++) pivot[i] *= scale;
        foreach (var other in _rows)
            if (other != pivot) Subtract(other, pivot, other[column]);
        Subtract(objective, pivot, objective[column]);
        _basis[row] = column;
    }

    private static void Subtract(double[] from, double[] row, double times)
    {
        if (times == 0) return;
        for (var i = 0; i < from.Length; i++)
        {
            var left = from[i] - times * row[i];
            from[i] = Math.Abs(left) < 1e-11 ? 0 : left;
        }
    }
}
