using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Questions;

/// <summary>One reading of a question's topic, by the classifier or by a person. Readings are added, never edited.</summary>
public sealed class TopicReading
{
    public long Id { get; init; }
    public required long QuestionId { get; init; }
    public required string TopicCode { get; init; }

    /// <summary>What the question's topic was before; null for the first reading.</summary>
    public string? FromCode { get; init; }
    public required TopicSource Source { get; init; }
    public float? Probability { get; init; }

    /// <summary>The classifier was not sure enough: a person should read it.</summary>
    public bool NeedsReading { get; init; }

    /// <summary>Fingerprint of the model that read.</summary>
    public string? Model { get; init; }

    /// <summary>The words that weighed most for the model, one a line.</summary>
    public string? Reasons { get; init; }
    public Guid? PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class TopicReadingMapping : IEntityTypeConfiguration<TopicReading>
{
    public void Configure(EntityTypeBuilder<TopicReading> reading)
    {
        reading.ToTable("topic_reading");
        reading.Property(r => r.Source).HasConversion<string>().HasMaxLength(16);
        reading.HasIndex(r => r.QuestionId);
        reading.HasOne<Question>().WithMany().HasForeignKey(r => r.QuestionId).OnDelete(DeleteBehavior.Cascade);
        reading.HasOne<Topics.Topic>().WithMany().HasForeignKey(r => r.TopicCode).OnDelete(DeleteBehavior.Restrict);
    }
}
