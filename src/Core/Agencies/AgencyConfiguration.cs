using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Agencies;

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.ToTable("agency");
        agency.HasKey(row => row.Id);
        agency.Property(row => row.Id).UseIdentityAlwaysColumn();
        agency.Property(row => row.Kind).HasConversion<string>();
        agency.HasIndex(row => row.Code).IsUnique();
    }
}
