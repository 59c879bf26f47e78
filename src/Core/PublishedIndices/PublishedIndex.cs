using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.PublishedIndices;

/// <summary>
/// An index that somebody else published. It is another instrument than ours: it is shown beside our figures with its source and year, and
/// never on the same line.
/// </summary>
public sealed class PublishedIndex
{
    public int Id { get; init; }
    public required string Instrument { get; init; }

    /// <summary>Which design of the instrument; two designs are not compared.</summary>
    public required string Design { get; init; }
    public required int Year { get; init; }
    public required string Scope { get; init; }

    /// <summary>Per cent, as published.</summary>
    public required double Percent { get; set; }
    public int? Rank { get; set; }
    public int? RankedOf { get; set; }
    public required string Source { get; set; }
}

internal sealed class PublishedIndexMapping : IEntityTypeConfiguration<PublishedIndex>
{
    public void Configure(EntityTypeBuilder<PublishedIndex> index)
    {
        index.ToTable("published_index");
        index.Property(i => i.Instrument).HasMaxLength(60);
        index.Property(i => i.Design).HasMaxLength(40);
        index.Property(i => i.Scope).HasMaxLength(80);
        index.Property(i => i.Source).HasMaxLength(300);
        index.HasIndex(i => new { i.Instrument, i.Design, i.Year, i.Scope }).IsUnique();
    }
}
