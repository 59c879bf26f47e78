using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Topics.Models;

/// <summary>A trained model as it was written down. Versions are added and never changed; which one reads is a promotion.</summary>
public sealed class TopicModelVersion
{
    public int Id { get; init; }
    public required string Fingerprint { get; init; }

    /// <summary>Of the texts it was trained on.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>How many readings of people were among them; 0 for the model that ships.</summary>
    public required int Corrections { get; init; }

    /// <summary>How many texts that nobody had read taught it, because lexicon and model agreed on them.</summary>
    public int SelfTaught { get; init; }
    public required byte[] Body { get; init; }

    /// <summary>How it did beside the model that read then: <see cref="TopicScores"/> as JSON; null for the first.</summary>
    public string? Scores { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
    public Guid? TrainedById { get; init; }
}

internal sealed class TopicModelVersionMapping : IEntityTypeConfiguration<TopicModelVersion>
{
    public void Configure(EntityTypeBuilder<TopicModelVersion> model)
    {
        model.ToTable("topic_model");
        model.Property(m => m.Fingerprint).HasMaxLength(64);
        model.Property(m => m.DataFingerprint).HasMaxLength(64);
        model.HasIndex(m => m.Fingerprint).IsUnique();
    }
}
