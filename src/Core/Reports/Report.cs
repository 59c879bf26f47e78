using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Reports;

/// <summary>A report as it was composed, kept with what it was made from. What comes to light later makes a new version.</summary>
public sealed class Report
{
    public int Id { get; init; }
    public required int AgencyId { get; init; }

    /// <summary>Written 2026-1.</summary>
    public required string Half { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Each input with its digest and its data, see <see cref="ReportInput"/>.</summary>
    public required string Inputs { get; init; }

    /// <summary>SHA-256 over the digests of all inputs.</summary>
    public required byte[] InputsHash { get; init; }
    public required string Content { get; init; }

    /// <summary>Composed while a demonstration was there: its figures are made up, and it goes with the demonstration.</summary>
    public bool Demo { get; init; }
}

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("report");
        report.Property(r => r.Half).HasMaxLength(6);
        report.Property(r => r.Inputs).HasColumnType("jsonb");
        report.Property(r => r.Content).HasColumnType("jsonb");
        report.HasIndex(r => new { r.AgencyId, r.Half, r.Version }).IsUnique();
        report.HasIndex(r => r.Half);
        report.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
