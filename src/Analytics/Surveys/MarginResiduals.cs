namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Takes out of linearised values what the margins explain. u_i = w_i e_i loses w_i times the regression of e on the margins'
/// categories, weighted by the weights before calibration. The regression is found by sweeping the categories' means out by
/// turns, which is the same projection and needs no matrix. Rows that no margin tells apart lose the same, so the sweeps go over
/// these cells and not over rows. Where a margin's totals are estimates themselves, each row gets its part in them back: the regression's
/// coefficient of those who did not say, or for everybody else the mean of the others as the population divides them, less the mean of
/// all, with the weight before calibration.
/// </summary>
internal sealed class MarginResiduals
{
    private const int MostSweeps = 500;
    private const double Enough = 1e-14;

    private readonly int[] _cellOf;
    private readonly double[] _before;
    private readonly double[] _rowSizes;
    private readonly double[] _sizes;
    private readonly bool _isEstimated;
    private readonly Sized[] _margins;

    public MarginResiduals(SurveyDesign design, double[] before, IReadOnlyList<Margin> margins)
    {
        _before = before;
        _rowSizes = [.. before.Select((weight, i) => weight * design.Rows[i].Persons)];
        (_cellOf, var cells) = Cells(margins, before.Length);
        _sizes = new double[cells.Count];
        for (var i = 0; i < before.Length; i++) _sizes[_cellOf[i]] += _rowSizes[i];
        _margins = [.. margins.Select(margin => SizedBy(margin, [.. cells.Select(row => margin.Category[row])]))];
        _isEstimated = margins.Any(margin => margin.NotStated is { } category && margin.Category.Contains(category));
    }

    /// <param name="linearised">Per row and person, w e with the new weight.</param>
    /// <param name="rows">With the new weights.</param>
    public double[] Of(ReadOnlySpan<double> linearised, SampleRow[] rows)
    {
        var residuals = new double[linearised.Length];
        var (means, largest) = (new double[_sizes.Length], 0.0);
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = linearised[i] / rows[i].Weight;
            largest = Math.Max(largest, Math.Abs(residuals[i]));
            means[_cellOf[i]] += _rowSizes[i] * residuals[i] / _sizes[_cellOf[i]];
        }
        var left = (double[])means.Clone();
        var coefficients = Array.ConvertAll(_margins, margin => new double[margin.Sizes.Length]);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = 0.0;
            for (var m = 0; m < _margins.Length; m++) moved = Math.Max(moved, Sweep(_margins[m], left, coefficients[m]));
            if (moved <= Enough * largest) break;
        }
        for (var i = 0; i < residuals.Length; i++) residuals[i] = (residuals[i] - (means[_cellOf[i]] - left[_cellOf[i]])) * rows[i].Weight;
        if (_isEstimated) GiveBack(residuals, coefficients);
        return residuals;
    }

    /// <param name="coefficients">Per category what is taken out in all.</param>
    private double Sweep(Sized margin, double[] cells, double[] coefficients)
    {
        var steps = new double[margin.Sizes.Length];
        for (var cell = 0; cell < cells.Length; cell++) steps[margin.CategoryOf[cell]] += _sizes[cell] * cells[cell];
        for (var c = 0; c < steps.Length; c++) coefficients[c] += steps[c] = margin.Sizes[c] > 0 ? steps[c] / margin.Sizes[c] : 0;
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] -= steps[margin.CategoryOf[cell]];
        return steps.Max(Math.Abs);
    }

    private void GiveBack(double[] residuals, double[][] coefficients)
    {
        var parts = new double[_sizes.Length];
        foreach (var (m, margin) in _margins.Index())
        {
            var worth = margin.Parts(coefficients[m]);
            for (var cell = 0; cell < parts.Length; cell++) parts[cell] += worth[margin.CategoryOf[cell]];
        }
        var mean = parts.Select((part, cell) => part * _sizes[cell]).Sum() / _sizes.Sum();
        for (var i = 0; i < residuals.Length; i++) residuals[i] += _before[i] * (parts[_cellOf[i]] - mean);
    }

    private Sized SizedBy(Margin margin, int[] categoryOf)
    {
        var sizes = new double[margin.Population.Count];
        for (var cell = 0; cell < categoryOf.Length; cell++) sizes[categoryOf[cell]] += _sizes[cell];
        return new Sized(margin, categoryOf, sizes);
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

    private sealed record Sized(Margin Margin, int[] CategoryOf, double[] Sizes)
    {
        /// <summary>Per category, what a person's part in the margin's totals is worth; nothing where the totals are known.</summary>
        public double[] Parts(double[] coefficients)
        {
            if (Margin.NotStated is not { } silent) return new double[Sizes.Length];
            var (worth, stated) = (0.0, 0.0);
            for (var c = 0; c < Sizes.Length; c++)
                if (c != silent) (worth, stated) = (worth + Margin.Population[c] * coefficients[c], stated + Margin.Population[c]);
            var parts = Enumerable.Repeat(worth / stated, Sizes.Length).ToArray();
            parts[silent] = coefficients[silent];
            return parts;
        }
    }
}
