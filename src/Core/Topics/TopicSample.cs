using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Topics;

/// <summary>A question drawn at random to be read by hand. Read in the order of its place, so that those read so far are a random sample too.</summary>
public sealed class TopicSample
{
    public required long QuestionId { get; init; }
    public required double Place { get; init; }
    public required DateTimeOffset DrawnAt { get; init; }
}

internal sealed class TopicSampleMapping : IEntityTypeConfiguration<TopicSample>
{
    public void Configure(EntityTypeBuilder<TopicSample> sample)
    {
        sample.ToTable("topic_sample");
        sample.HasKey(s => s.QuestionId);
        sample.Property(s => s.QuestionId).ValueGeneratedNever();
        sample.HasIndex(s => s.Place);
        sample.HasOne<Question>().WithMany().HasForeignKey(s => s.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}
