using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// How the answers of one group to one measure fall, and what of it is shown. The rows of the last release stay beside those of the
/// present figures: a later release is held against what the public has already. Never shown to anybody.
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

    /// <summary>Whether it is out.</summary>
    public required bool Released { get; init; }
}

internal sealed class WaveCellMapping : IEntityTypeConfiguration<WaveCell>
{
    public void Configure(EntityTypeBuilder<WaveCell> cell)
    {
        cell.ToTable("wave_cell");
        cell.Property(c => c.Table).HasMaxLength(40);
        cell.Property(c => c.Group).HasMaxLength(40);
        cell.Property(c => c.Measure).HasMaxLength(40);
        cell.HasIndex(c => new { c.WaveId, c.Released, c.Table, c.Group, c.Measure }).IsUnique();
        cell.HasOne<Wave>().WithMany().HasForeignKey(c => c.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
