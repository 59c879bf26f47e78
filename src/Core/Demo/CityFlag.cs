using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Demo;

/// <summary>A mark on the whole database, such as that it holds made-up data.</summary>
public sealed class CityFlag
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}

internal sealed class CityFlagMapping : IEntityTypeConfiguration<CityFlag>
{
    public void Configure(EntityTypeBuilder<CityFlag> flag)
    {
        flag.ToTable("city_flag");
        flag.HasKey(f => f.Key);
        flag.Property(f => f.Key).HasMaxLength(40);
    }
}
