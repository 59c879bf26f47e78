using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Agencies;

internal sealed class AgencySuccessionConfiguration : IEntityTypeConfiguration<AgencySuccession>
{
    public void Configure(EntityTypeBuilder<AgencySuccession> succession)
    {
        succession.ToTable("agency_succession");
        succession.HasKey(row => new { row.PredecessorId, row.SuccessorId });
        succession.Property(row => row.Share).HasPrecision(6, 5);
        succession.HasOne<Agency>().WithMany().HasForeignKey(row => row.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        succession.HasOne<Agency>().WithMany().HasForeignKey(row => row.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
