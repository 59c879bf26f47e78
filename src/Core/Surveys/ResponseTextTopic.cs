using Dialogue.Core.Questions;
using Dialogue.Core.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>The topic of free words of a survey. It knows no instant and no order: neither may lead from the words to a response.</summary>
public sealed class ResponseTextTopic
{
    public required Guid TextId { get; init; }
    public required string TopicCode { get; init; }
    public float? Probability { get; init; }
    public required bool NeedsReading { get; init; }
    public required TopicSource Source { get; init; }

    /// <summary>Fingerprint of the model that read.</summary>
    public string? Model { get; init; }
}

/// <summary>Free words that the classifier has not read yet; written by a trigger with the words themselves.</summary>
public sealed class ResponseTextUnread
{
    public required Guid TextId { get; init; }
}

internal sealed class ResponseTextTopicMapping : IEntityTypeConfiguration<ResponseTextTopic>, IEntityTypeConfiguration<ResponseTextUnread>
{
    public void Configure(EntityTypeBuilder<ResponseTextTopic> read)
    {
        read.ToTable("response_text_topic");
        read.HasKey(t => t.TextId);
        read.Property(t => t.Source).HasConversion<string>().HasMaxLength(16);
        read.Property(t => t.Model).HasMaxLength(64);
        read.HasOne<ResponseText>().WithMany().HasForeignKey(t => t.TextId).OnDelete(DeleteBehavior.Cascade);
        read.HasOne<Topic>().WithMany().HasForeignKey(t => t.TopicCode).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ResponseTextUnread> unread)
    {
        unread.ToTable("response_text_unread");
        unread.HasKey(t => t.TextId);
        unread.HasOne<ResponseText>().WithMany().HasForeignKey(t => t.TextId).OnDelete(DeleteBehavior.Cascade);
    }
}
