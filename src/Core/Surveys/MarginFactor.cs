using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// What a wave's weights are multiplied by for one category of a margin. A person's weight is that of the stratum times the factors of
/// the person's categories.
/// </summary>
public sealed class MarginFactor
{
    public required int WaveId { get; init; }
    public required string Item { get; init; }

    /// <summary>A code of the item, or <see cref="WaveBreakdown.NotStated"/>.</summary>
    public required string Category { get; init; }

    /// <summary>Shares 0–1 of the category: in the sample by the design's weights, and as the margin wants it.</summary>
    public required double Sample { get; init; }
    public required double Wanted { get; init; }
    public required double Factor { get; init; }
}

internal sealed class MarginFactorMapping : IEntityTypeConfiguration<MarginFactor>
{
    public void Configure(EntityTypeBuilder<MarginFactor> factor)
    {
        factor.ToTable("margin_factor");
        factor.HasKey(f => new { f.WaveId, f.Item, f.Category });
        factor.Property(f => f.Item).HasMaxLength(40);
        factor.Property(f => f.Category).HasMaxLength(40);
        factor.HasOne<Wave>().WithMany().HasForeignKey(f => f.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
