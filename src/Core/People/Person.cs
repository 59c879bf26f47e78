using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.People;

/// <summary>Somebody with an account. What a person may do comes from appointments, not from the account.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public string Position { get; set; } = "";
    public bool Demo { get; init; }
    public List<Appointment> Appointments { get; } = [];

    /// <summary>Closed by an administrator. Guessing passwords never closes an account.</summary>
    public bool Disabled => LockoutEnd == DateTimeOffset.MaxValue;

    public void Disable()
    {
        (LockoutEnabled, LockoutEnd) = (true, DateTimeOffset.MaxValue);
        SecurityStamp = Guid.CreateVersion7().ToString("N");
    }

    public void Enable() => (LockoutEnabled, LockoutEnd) = (false, null);
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("person");
        person.Property(p => p.DisplayName).HasMaxLength(120);
        person.Property(p => p.Position).HasMaxLength(160);
        person.Ignore(p => p.Disabled);
        person.HasMany(p => p.Appointments).WithOne().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
