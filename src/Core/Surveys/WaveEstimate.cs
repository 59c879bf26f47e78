using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// A figure with its uncertainty: the share of a measure in a scope for an agency, or for the city when <see cref="AgencyId"/> is
/// null. Rows of a wave are replaced together.
/// </summary>
public sealed class WaveEstimate : StoredFigure
{
    public const string Satisfied = "satisfied";
    public const string Mean = "mean";
    public const string Net = "net";

    /// <summary>Of an option of a multiple choice: its measure is the item's id and the option's code ("D1.3").</summary>
    public const string Chosen = "chosen";

    public int? AgencyId { get; init; }
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
