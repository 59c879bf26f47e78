using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// A figure with its uncertainty: the share of <see cref="Measure"/> in <see cref="Scope"/> for an agency, or for the city when
/// <see cref="AgencyId"/> is null. Rows of a wave are replaced together.
/// </summary>
public sealed class WaveEstimate
{
    public const string Satisfied = "satisfied";
    public const string Mean = "mean";

    public int Id { get; init; }
    public required int WaveId { get; init; }
    public int? AgencyId { get; init; }

    /// <summary>A measure's id ("F1") or an index's ("overall").</summary>
    public required string Measure { get; init; }

    /// <summary><see cref="Satisfied"/>, <see cref="Mean"/>, or one code ("1" … "5") for the share of that category.</summary>
    public required string Scope { get; init; }

    /// <summary>A share 0–1, or a mean 1–5.</summary>
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
    public required FigureGate Gate { get; init; }

    /// <summary>What the reliability gate found, by its name in Analytics.</summary>
    public required string GateReason { get; init; }
    public required DateTimeOffset ComputedAt { get; init; }

    public bool IsShown => Gate is FigureGate.Show or FigureGate.ShowWithFootnote;
}

internal sealed class WaveEstimateMapping : IEntityTypeConfiguration<WaveEstimate>
{
    public void Configure(EntityTypeBuilder<WaveEstimate> estimate)
    {
        estimate.ToTable("wave_estimate");
        estimate.Property(e => e.Measure).HasMaxLength(40);
        estimate.Property(e => e.Scope).HasMaxLength(16);
        estimate.Property(e => e.Design).HasConversion<string>().HasMaxLength(16);
        estimate.Property(e => e.Gate).HasConversion<string>().HasMaxLength(24);
        estimate.Property(e => e.GateReason).HasMaxLength(40);
        estimate.HasIndex(e => new { e.WaveId, e.AgencyId, e.Measure, e.Scope }).IsUnique().AreNullsDistinct(false);
        estimate.HasOne<Wave>().WithMany().HasForeignKey(e => e.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
