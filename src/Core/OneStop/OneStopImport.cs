using System.Text.Json;
using Dialogue.Core.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.OneStop;

/// <summary>A file that somebody sent, and what became of it. With a single refused cell nothing of the file was taken.</summary>
public sealed class OneStopImport
{
    public int Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? PersonId { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required byte[] Digest { get; init; }
    public required int Lines { get; init; }
    public int Added { get; set; }
    public int Replaced { get; set; }
    public int Unchanged { get; set; }

    /// <summary>How many cells were refused; the first of them are kept, and the first that were taken with a doubt.</summary>
    public required int Refused { get; init; }
    public required string RefusedCells { get; init; }

    public IReadOnlyList<RefusedCell> Refusals => [.. Cells.Where(cell => !cell.IsTaken)];
    public IReadOnlyList<RefusedCell> Doubts => [.. Cells.Where(cell => cell.IsTaken)];

    /// <summary>Why the file as a whole could not be used; null when its cells are what is wrong with it, or nothing is.</summary>
    public RefusedCell? Unusable => Refused == 1 && Refusals is [{ Line: 0 } only] ? only : null;

    private List<RefusedCell> Cells => JsonSerializer.Deserialize<List<RefusedCell>>(RefusedCells) ?? [];
}

internal sealed class OneStopImportMapping : IEntityTypeConfiguration<OneStopImport>
{
    public void Configure(EntityTypeBuilder<OneStopImport> import)
    {
        import.ToTable("one_stop_import");
        import.Ignore(i => i.Refusals);
        import.Ignore(i => i.Doubts);
        import.Ignore(i => i.Unusable);
        import.Property(i => i.FileName).HasMaxLength(120);
        import.Property(i => i.RefusedCells).HasColumnType("jsonb");
        import.HasIndex(i => i.At);
    }
}
