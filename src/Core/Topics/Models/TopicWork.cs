using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Topics.Models;

public enum TopicWorkKind
{
    /// <summary>Train on what people have read by now.</summary>
    Retrain,

    /// <summary>Let the current model read again what software read before.</summary>
    Reassign,
}

/// <summary>Work that somebody asked for at the office; unfinished until a job has done it. One of a kind at a time.</summary>
public sealed class TopicWork
{
    public int Id { get; init; }
    public required TopicWorkKind Kind { get; init; }
    public Guid? AskedById { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The model that was trained, or that reads again.</summary>
    public int? ModelId { get; set; }

    /// <summary>All questions up to this one are done, so that work goes on where it stopped.</summary>
    public long LastQuestionId { get; set; }
    public int Read { get; set; }
    public int Changed { get; set; }
}

internal sealed class TopicWorkMapping : IEntityTypeConfiguration<TopicWork>
{
    public void Configure(EntityTypeBuilder<TopicWork> work)
    {
        work.ToTable("topic_work");
        work.Property(w => w.Kind).HasConversion<string>().HasMaxLength(16);
        work.HasIndex(w => w.Kind).IsUnique().HasFilter("finished_at is null");
        work.HasOne<TopicModelVersion>().WithMany().HasForeignKey(w => w.ModelId).OnDelete(DeleteBehavior.Restrict);
    }
}
