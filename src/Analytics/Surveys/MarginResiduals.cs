namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Takes out of linearised values what the margins explain. u_i = w_i e_i loses w_i times the regression of e on the margins'
/// categories, weighted by the weights before calibration. The regression is found by sweeping the categories' means out by
/// turns, which is the same projection and needs no matrix. Rows that no margin tells apart lose the same, so the sweeps go over
/// these cells and not over rows.
/// </summary>
internal sealed class MarginResiduals
{
    private const int MostSweeps = 500;
    private const double Enough = 1e-14;

    private readonly int[] _cellOf;
    private readonly double[] _rowSizes;
    private readonly double[] _sizes;
    private readonly (int[] CategoryOf, double[] Sizes)[] _margins;

    public MarginResiduals(SurveyDesign design, double[] before, IReadOnlyList<Margin> margins)
    {
        _rowSizes = [.. before.Select((weight, i) => weight * design.Rows[i].Persons)];
        (_cellOf, var cells) = Cells(margins, before.Length);
        _sizes = new double[cells.Count];
        for (var i = 0; i < before.Length; i++) _sizes[_cellOf[i]] += _rowSizes[i];
        _margins = [.. margins.Select((margin, m) => Sized([.. cells.Select(row => margins[m].Category[row])], margin.Population.Count))];
    }

    /// <param name="linearised">Per row and person, w e with the new weight.</param>
    /// <param name="weights">The new weights.</param>
    public double[] Of(ReadOnlySpan<double> linearised, IReadOnlyList<double> weights)
    {
        var residuals = new double[linearised.Length];
        var (means, largest) = (new double[_sizes.Length], 0.0);
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = linearised[i] / weights[i];
            largest = Math.Max(largest, Math.Abs(residuals[i]));
            means[_cellOf[i]] += _rowSizes[i] * residuals[i] / _sizes[_cellOf[i]];
        }
        var left = (double[])means.Clone();
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = 0.0;
            foreach (var margin in _margins) moved = Math.Max(moved, Sweep(margin, left));
            if (moved <= Enough * largest) break;
        }
        for (var i = 0; i < residuals.Length; i++) residuals[i] = (residuals[i] - (means[_cellOf[i]] - left[_cellOf[i]])) * weights[i];
        return residuals;
    }

    private double Sweep((int[] CategoryOf, double[] Sizes) margin, double[] cells)
    {
        var sums = new double[margin.Sizes.Length];
        for (var cell = 0; cell < cells.Length; cell++) sums[margin.CategoryOf[cell]] += _sizes[cell] * cells[cell];
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] -= sums[margin.CategoryOf[cell]] / margin.Sizes[margin.CategoryOf[cell]];
        return sums.Select((sum, c) => margin.Sizes[c] > 0 ? Math.Abs(sum / margin.Sizes[c]) : 0).Max();
    }

    private (int[] CategoryOf, double[] Sizes) Sized(int[] categoryOf, int categories)
    {
        var sizes = new double[categories];
        for (var cell = 0; cell < categoryOf.Length; cell++) sizes[categoryOf[cell]] += _sizes[cell];
        return (categoryOf, sizes);
    }

    /// <summary>Per row its cell, and per cell one of its rows.</summary>
    private static (int[] CellOf, List<int> Cells) Cells(IReadOnlyList<Margin> margins, int rows)
    {
        var (cellOf, cells, known) = (new int[rows], new List<int>(), new Dictionary<long, int>());
        for (var i = 0; i < rows; i++)
        {
            var place = 0L;
            foreach (var margin in margins) place = checked((place * margin.Population.Count) + margin.Category[i]);
            if (!known.TryGetValue(place, out cellOf[i]))
            {
                known.Add(place, cellOf[i] = cells.Count);
                cells.Add(i);
            }
        }
        return (cellOf, cells);
    }
}
