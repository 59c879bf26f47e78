using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Surveys;

/// <summary>A figure with its uncertainty, as a row keeps it.</summary>
public abstract class StoredFigure
{
    public int Id { get; init; }
    public required int WaveId { get; init; }

    /// <summary>A measure's id ("F1") or an index's ("overall").</summary>
    public required string Measure { get; init; }

    /// <summary><see cref="WaveEstimate.Satisfied"/>, <see cref="WaveEstimate.Mean"/>, <see cref="WaveEstimate.Net"/>, or one code ("1" … "5").</summary>
    public required string Scope { get; init; }

    /// <summary>A share 0–1, a mean 1–5, or a net share −1 to 1.</summary>
    public required double Value { get; init; }

    /// <summary>How many people answered.</summary>
    public required int N { get; init; }

    /// <summary>How many answers stand in the numerator, and how many different people gave them.</summary>
    public required int Answers { get; init; }
    public required int People { get; init; }

    /// <summary>Standard error, degrees of freedom, the 95 % interval, effective size and design effect.</summary>
    /// <remarks>All null for an opt-in wave, which has no margin of error.</remarks>
    public double? Se { get; init; }
    public int? Df { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public double? NEff { get; init; }
    public double? Deff { get; init; }

    /// <summary>The numbers of Analytics' sufficient statistics in their order; null for figures made before they were kept.</summary>
    public double[]? Statistics { get; init; }
    public required DesignType Design { get; init; }
    public required FigureGate Gate { get; set; }

    /// <summary>What the reliability gate found, by its name in Analytics.</summary>
    public required string GateReason { get; init; }
    public required DateTimeOffset ComputedAt { get; init; }

    public bool IsShown => Gate is FigureGate.Show or FigureGate.ShowWithFootnote;
}
