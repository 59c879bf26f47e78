using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Topics;

internal sealed class TopicConfiguration : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("topic");
        topic.HasKey(row => row.Code);
        topic.HasOne<Topic>().WithMany().HasForeignKey(row => row.SuccessorCode).OnDelete(DeleteBehavior.Restrict);
    }
}
