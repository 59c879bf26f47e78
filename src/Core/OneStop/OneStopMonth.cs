using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.OneStop;

/// <summary>
/// What an agency's one-stop counter reports of a month. Settled files need not be among the month's received ones: many were received
/// before.
/// </summary>
public sealed class OneStopMonth
{
    public required int AgencyId { get; init; }

    /// <summary>The month's first day.</summary>
    public required DateOnly Month { get; init; }
    public required int Received { get; set; }
    public required int OnTime { get; set; }
    public required int Late { get; set; }

    /// <summary>Share 0–1 of the received files that came online.</summary>
    public required double OnlineShare { get; set; }

    /// <summary>The import that the figures come from.</summary>
    public required int ImportId { get; set; }
}

internal sealed class OneStopMonthMapping : IEntityTypeConfiguration<OneStopMonth>
{
    public void Configure(EntityTypeBuilder<OneStopMonth> month)
    {
        month.ToTable("one_stop_month", table => table.HasCheckConstraint(
            "ck_one_stop_month", "received >= 0 and on_time >= 0 and late >= 0 and online_share between 0 and 1"));
        month.HasKey(m => new { m.AgencyId, m.Month });
        month.HasIndex(m => m.Month);
        month.HasIndex(m => m.ImportId);
        month.HasOne<Agency>().WithMany().HasForeignKey(m => m.AgencyId).OnDelete(DeleteBehavior.Restrict);
        month.HasOne<OneStopImport>().WithMany().HasForeignKey(m => m.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}
