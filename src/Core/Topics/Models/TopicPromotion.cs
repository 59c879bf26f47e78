using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Topics.Models;

/// <summary>From here on this version reads. The newest row counts; going back is a row too.</summary>
public sealed class TopicPromotion
{
    public int Id { get; init; }
    public required int ModelId { get; init; }
    public required bool ByHand { get; init; }
    public Guid? PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class TopicPromotionMapping : IEntityTypeConfiguration<TopicPromotion>
{
    public void Configure(EntityTypeBuilder<TopicPromotion> promotion)
    {
        promotion.ToTable("topic_promotion");
        promotion.HasOne<TopicModelVersion>().WithMany().HasForeignKey(p => p.ModelId).OnDelete(DeleteBehavior.Restrict);
    }
}
