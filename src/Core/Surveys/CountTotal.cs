using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>How many people of an agency's respondents have this code in this slot, as far as folded.</summary>
public sealed class CountTotal
{
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public required short Slot { get; init; }
    public required short Code { get; init; }
    public required long Count { get; init; }
}

internal sealed class CountTotalMapping : IEntityTypeConfiguration<CountTotal>
{
    public void Configure(EntityTypeBuilder<CountTotal> total)
    {
        total.ToTable("count_total");
        total.HasKey(t => new { t.WaveId, t.AgencyId, t.Slot, t.Code });
    }
}
