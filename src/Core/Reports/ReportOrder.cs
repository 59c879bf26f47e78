using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Reports;

/// <summary>Somebody, or the night's job, wants the reports of a half-year: work that is not finished yet.</summary>
public sealed class ReportOrder
{
    public int Id { get; init; }
    public required string Half { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public Guid? PersonId { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    public int Made { get; set; }

    /// <summary>Reports whose inputs had not changed since their last version.</summary>
    public int Unchanged { get; set; }
}

internal sealed class ReportOrderMapping : IEntityTypeConfiguration<ReportOrder>
{
    public void Configure(EntityTypeBuilder<ReportOrder> order)
    {
        order.ToTable("report_order");
        order.Property(o => o.Half).HasMaxLength(6);
        order.HasIndex(o => o.Half).HasFilter("done_at is null").IsUnique();
    }
}
