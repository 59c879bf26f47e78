using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Surveys;

/// <summary>A figure with its uncertainty, as a row keeps it.</summary>
public abstract class StoredFigure
{
    public int Id { get; init; }
    public required int WaveId { get; init; }

    /// <summary>A measure's id ("F1"), an index's ("overall") or an option's ("D1.3").</summary>
    public required string Measure { get; init; }

    /// <summary><see cref="WaveEstimate.Satisfied"/>, <see cref="WaveEstimate.Mean"/>, <see cref="WaveEstimate.Net"/>, <see cref="WaveEstimate.Chosen"/>, or one code ("1" … "5").</summary>
    public required string Scope { get; init; }

    /// <summary>A share 0–1, a mean 1–5, or a net share −1 to 1.</summary>
    public double Value { get; set; }

    /// <summary>How many people answered.</summary>
    public int N { get; set; }

    /// <summary>How many answers stand in the numerator, and how many different people gave them.</summary>
    public int Answers { get; set; }
    public int People { get; set; }

    /// <summary>Standard error, degrees of freedom, the 95 % interval, effective size and design effect.</summary>
    /// <remarks>All null for an opt-in wave, which has no margin of error.</remarks>
    public double? Se { get; set; }
    public int? Df { get; set; }
    public double? Low { get; set; }
    public double? High { get; set; }
    public double? NEff { get; set; }
    public double? Deff { get; set; }

    /// <summary>The numbers of Analytics' sufficient statistics in their order; null for figures made before they were kept.</summary>
    public double[]? Statistics { get; set; }
    public DesignType Design { get; set; }
    public required FigureGate Gate { get; set; }

    /// <summary>What the reliability gate found, by its name in Analytics.</summary>
    public string GateReason { get; set; } = "";
    public DateTimeOffset ComputedAt { get; set; }

    public bool IsShown => Gate is FigureGate.Show or FigureGate.ShowWithFootnote;
}
