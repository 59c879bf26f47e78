using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// How the answers of one group to one measure fall, and what of it is shown. The rows of every release stay: a later one is
/// held against all that the public has ever had. Never shown to anybody.
/// </summary>
public sealed class WaveCell
{
    public int Id { get; init; }
    public required int WaveId { get; init; }

    /// <summary>The id of a declared table, or that of agencies.</summary>
    public required string Table { get; init; }

    /// <summary>As in <see cref="WaveBreakdown.Group"/>; an agency's id; empty for everybody.</summary>
    public required string Group { get; init; }
    public required string Measure { get; init; }

    /// <summary>Answers by category, then the sums of both sides of the scale.</summary>
    public required int[] Counts { get; init; }

    /// <summary>In the same order, whether the public gets to know it.</summary>
    public required bool[] Shown { get; init; }

    /// <summary>With which release of the wave it went out, 1 for the first; 0 when it is not out.</summary>
    public required int Release { get; init; }
}

internal sealed class WaveCellMapping : IEntityTypeConfiguration<WaveCell>
{
    public void Configure(EntityTypeBuilder<WaveCell> cell)
    {
        cell.ToTable("wave_cell");
        cell.Property(c => c.Table).HasMaxLength(40);
        cell.Property(c => c.Group).HasMaxLength(40);
        cell.Property(c => c.Measure).HasMaxLength(40);
        cell.HasIndex(c => new { c.WaveId, c.Release, c.Table, c.Group, c.Measure }).IsUnique();
        cell.HasOne<Wave>().WithMany().HasForeignKey(c => c.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
