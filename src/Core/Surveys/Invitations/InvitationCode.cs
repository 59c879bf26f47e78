using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Invitations;

/// <summary>The hash of one code and its place in its batch. Written once, never changed.</summary>
public sealed class InvitationCode
{
    public required byte[] CodeHash { get; init; }
    public required int BatchId { get; init; }
    public required int Place { get; init; }
}

internal sealed class InvitationCodeMapping : IEntityTypeConfiguration<InvitationCode>
{
    public void Configure(EntityTypeBuilder<InvitationCode> code)
    {
        code.ToTable("invitation_code");
        code.HasKey(c => c.CodeHash);
        code.HasOne<InvitationBatch>().WithMany().HasForeignKey(c => c.BatchId).OnDelete(DeleteBehavior.Cascade);
    }
}
