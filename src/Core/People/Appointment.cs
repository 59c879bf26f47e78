using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.People;

/// <summary>A role that a person holds, at one agency or (without an agency) in the whole city.</summary>
public sealed class Appointment
{
    public int Id { get; init; }
    public Guid PersonId { get; init; }
    public required Role Role { get; init; }
    public int? AgencyId { get; init; }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        appointment.ToTable("appointment");
        appointment.Property(a => a.Role).HasConversion<string>().HasMaxLength(32);
        appointment.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
        appointment.HasIndex(a => new { a.PersonId, a.Role, a.AgencyId }).IsUnique().AreNullsDistinct(false);
    }
}
