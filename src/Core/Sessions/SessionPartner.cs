using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Sessions;

/// <summary>Another agency that answers in a session beside its host agency.</summary>
public sealed class SessionPartner
{
    public int SessionId { get; init; }
    public required int AgencyId { get; init; }
}

internal sealed class SessionPartnerMapping : IEntityTypeConfiguration<SessionPartner>
{
    public void Configure(EntityTypeBuilder<SessionPartner> partner)
    {
        partner.ToTable("session_partner");
        partner.HasKey(p => new { p.SessionId, p.AgencyId });
        partner.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
