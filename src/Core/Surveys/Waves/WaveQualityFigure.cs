using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>
/// The index of an agency, or of the city when <see cref="AgencyId"/> is null, with and without the answers that were flagged, and how
/// far the two differ; for the staff. Without flagged answers there is only the first.
/// </summary>
public sealed class WaveQualityFigure : StoredFigure
{
    public const string All = "all";
    public const string Unflagged = "unflagged";

    /// <summary>Unflagged less all, −1 to 1; its error takes the two's covariance into account.</summary>
    public const string Difference = "difference";

    public int? AgencyId { get; init; }
}

internal sealed class WaveQualityFigureMapping : IEntityTypeConfiguration<WaveQualityFigure>
{
    public void Configure(EntityTypeBuilder<WaveQualityFigure> figure)
    {
        figure.ToTable("wave_quality_figure");
        figure.Property(f => f.Measure).HasMaxLength(40);
        figure.Property(f => f.Scope).HasMaxLength(16);
        figure.Property(f => f.Design).HasConversion<string>().HasMaxLength(16);
        figure.Property(f => f.Gate).HasConversion<string>().HasMaxLength(24);
        figure.Property(f => f.GateReason).HasMaxLength(40);
        figure.HasIndex(f => new { f.WaveId, f.AgencyId, f.Measure, f.Scope }).IsUnique().AreNullsDistinct(false);
        figure.HasOne<Wave>().WithMany().HasForeignKey(f => f.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
