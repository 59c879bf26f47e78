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
    public int Id { get; init; }
    public required int WaveId { get; init; }
    public int? AgencyId { get; init; }

    /// <summary>A measure's id ("F1") or an index's ("overall").</summary>
    public required string Measure { get; init; }

    /// <summary>"satisfied" for the share of answers 4 and 5, or one code ("1" … "5") for the share of that category.</summary>
    public required string Scope { get; init; }
    public required double Value { get; init; }
    public required double Se { get; init; }
    public required double Df { get; init; }

    /// <summary>Ends of the 95 % interval; null for an opt-in wave, which has no margin of error.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }

    /// <summary>How many people answered.</summary>
    public required int N { get; init; }
    public required double NEff { get; init; }
    public required DesignType Design { get; init; }
    public required FigureGate Gate { get; init; }
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
        estimate.HasIndex(e => new { e.WaveId, e.AgencyId, e.Measure, e.Scope }).IsUnique().AreNullsDistinct(false);
        estimate.HasOne<Wave>().WithMany().HasForeignKey(e => e.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
