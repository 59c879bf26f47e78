namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Takes out of linearised values what the margins explain. u_i = w_i e_i loses w_i times the regression of e on the margins'
/// categories, weighted by the weights before calibration. The regression is found by sweeping the categories' means out by
/// turns, which is the same projection and needs no matrix.
/// </summary>
internal sealed class MarginResiduals(SurveyDesign design, double[] before, IReadOnlyList<Margin> margins)
{
    private const int MostSweeps = 500;
    private const double Enough = 1e-14;

    /// <param name="linearised">Per row and person, w e with the new weight.</param>
    /// <param name="weights">The new weights.</param>
    public double[] Of(ReadOnlySpan<double> linearised, IReadOnlyList<double> weights)
    {
        var residuals = new double[linearised.Length];
        var largest = 0.0;
        for (var i = 0; i < residuals.Length; i++)
        {
            residuals[i] = linearised[i] / weights[i];
            largest = Math.Max(largest, Math.Abs(residuals[i]));
        }
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = 0.0;
            foreach (var margin in margins) moved = Math.Max(moved, Sweep(margin, residuals));
            if (moved <= Enough * largest) break;
        }
        for (var i = 0; i < residuals.Length; i++) residuals[i] *= weights[i];
        return residuals;
    }

    private double Sweep(Margin margin, double[] residuals)
    {
        var (sums, sizes) = (new double[margin.Population.Count], new double[margin.Population.Count]);
        for (var i = 0; i < residuals.Length; i++)
        {
            var size = before[i] * design.Rows[i].Persons;
            sums[margin.Category[i]] += size * residuals[i];
            sizes[margin.Category[i]] += size;
        }
        for (var i = 0; i < residuals.Length; i++) residuals[i] -= sums[margin.Category[i]] / sizes[margin.Category[i]];
        return sums.Select((sum, c) => sizes[c] > 0 ? Math.Abs(sum / sizes[c]) : 0).Max();
    }
}
