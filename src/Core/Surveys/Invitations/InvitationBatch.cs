using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Invitations;

/// <summary>
/// Codes made together for people whom an agency served. Which of them are used is one bit each in one value of one row: a row per code
/// would keep the order in which people came, by its place on disk and the transaction that wrote it.
/// </summary>
public sealed class InvitationBatch
{
    public int Id { get; init; }
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public required string Stratum { get; init; }
    public required int Size { get; init; }
    public required byte[] Used { get; init; }
    public required DateOnly MadeOn { get; init; }
}

internal sealed class InvitationBatchMapping : IEntityTypeConfiguration<InvitationBatch>
{
    public void Configure(EntityTypeBuilder<InvitationBatch> batch)
    {
        batch.ToTable("invitation_batch");
        batch.Property(b => b.Stratum).HasMaxLength(40);
        batch.HasOne<Wave>().WithMany().HasForeignKey(b => b.WaveId).OnDelete(DeleteBehavior.Cascade);
        batch.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Cascade);
    }
}
