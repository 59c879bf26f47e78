using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>A figure of one group of a declared table, such as women or those who came to the counter. Rows of a wave are replaced together.</summary>
public sealed class WaveBreakdown : StoredFigure
{
    /// <summary>The group of those who did not answer the table's item.</summary>
    public const string NotStated = "none";

    /// <summary>The id of the table in the instrument's disclosure policy.</summary>
    public required string Table { get; init; }

    /// <summary>A code of the table's item, <see cref="NotStated"/>, or a kind of agency.</summary>
    public required string Group { get; init; }
}

internal sealed class WaveBreakdownMapping : IEntityTypeConfiguration<WaveBreakdown>
{
    public void Configure(EntityTypeBuilder<WaveBreakdown> figure)
    {
        figure.ToTable("wave_breakdown");
        figure.Property(f => f.Table).HasMaxLength(40);
        figure.Property(f => f.Group).HasMaxLength(40);
        figure.Property(f => f.Measure).HasMaxLength(40);
        figure.Property(f => f.Scope).HasMaxLength(16);
        figure.Property(f => f.Design).HasConversion<string>().HasMaxLength(16);
        figure.Property(f => f.Gate).HasConversion<string>().HasMaxLength(24);
        figure.Property(f => f.GateReason).HasMaxLength(40);
        figure.HasIndex(f => new { f.WaveId, f.Table, f.Group, f.Measure, f.Scope }).IsUnique();
        figure.HasOne<Wave>().WithMany().HasForeignKey(f => f.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
