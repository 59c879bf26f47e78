using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Words;

/// <summary>A reason that desks are not offered any more. Questions refused for it keep it: nothing is deleted.</summary>
public sealed class RetiredReason
{
    public required string Code { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class RetiredReasonMapping : IEntityTypeConfiguration<RetiredReason>
{
    public void Configure(EntityTypeBuilder<RetiredReason> reason)
    {
        reason.ToTable("retired_reason");
        reason.HasKey(r => r.Code);
        reason.Property(r => r.Code).HasMaxLength(40);
    }
}
