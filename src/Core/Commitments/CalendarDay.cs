using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Commitments;

/// <summary>A day on which the working week is not followed: a holiday, or a weekend day worked in exchange.</summary>
public sealed class CalendarDay
{
    public required DateOnly Day { get; init; }
    public required bool Works { get; set; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }

    /// <summary>Taken out by an administrator. The row stays, so that the file of the start does not bring it back.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

internal sealed class CalendarDayMapping : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("calendar_day");
        day.HasKey(d => d.Day);
        day.Property(d => d.NameVi).HasMaxLength(120);
        day.Property(d => d.NameEn).HasMaxLength(120);
    }
}
