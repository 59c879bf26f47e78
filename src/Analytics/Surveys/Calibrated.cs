namespace Dialogue.Analytics.Surveys;

/// <summary>A design whose weights were calibrated, and how far they had to move.</summary>
public sealed class Calibrated
{
    internal Calibrated(
        SurveyDesign design, double[] before, double[] weights, IReadOnlyList<Margin> margins, int rounds, MarginError worst, bool converged)
    {
        Design = design.Reweighted(weights, new MarginResiduals(design, before, margins));
        var ratios = weights.Select((weight, i) => weight / before[i]).ToArray();
        (LowestRatio, HighestRatio) = (ratios.Min(), ratios.Max());
        KishDesignEffect = KishSize.DesignEffect([.. design.Rows.SelectMany((row, i) => Enumerable.Repeat(weights[i], row.Persons))]);
        (Weights, Rounds, Worst, Converged) = (weights, rounds, worst, converged);
    }

    /// <summary>To estimate from, exactly as from any other design.</summary>
    public SurveyDesign Design { get; }

    /// <summary>The new weights, one a row, in order.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Smallest new weight over its old one.</summary>
    public double LowestRatio { get; }

    /// <summary>Largest new weight over its old one.</summary>
    public double HighestRatio { get; }

    /// <summary>n Σw² / (Σw)² of the new weights.</summary>
    public double KishDesignEffect { get; }

    /// <summary>Times that all margins were gone through.</summary>
    public int Rounds { get; }

    /// <summary>The largest relative distance of a category from its population, 0 when all are met.</summary>
    public double MarginError => Worst.Distance;

    /// <summary>Which category that is.</summary>
    public MarginError Worst { get; }

    /// <summary>
    /// Per margin and category, what it multiplied weights by; before any trimming, a new weight is the old one times these of its
    /// categories.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>> Factors { get; internal init; } = [];

    /// <summary>False when 50 rounds did not bring every category close enough, as after trimming.</summary>
    public bool Converged { get; }
}
