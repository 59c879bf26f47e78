using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Questions;

/// <summary>
/// Somebody joins a question ("cùng hỏi"): one row per question and voter. The votes of a merged question count where it
/// went, each person once.
/// </summary>
public sealed class Vote
{
    public required long QuestionId { get; init; }
    public required Guid Voter { get; init; }

    /// <summary>The question for which it counts; null while the same person counts there already.</summary>
    public long? RootId { get; init; }
}

internal sealed class VoteMapping : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.ToTable("vote");
        vote.HasKey(v => new { v.QuestionId, v.Voter });
        vote.HasIndex(v => new { v.RootId, v.Voter }).IsUnique();
        vote.HasOne<Question>().WithMany().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Cascade);
        vote.HasOne<Question>().WithMany().HasForeignKey(v => v.RootId).OnDelete(DeleteBehavior.Cascade);
    }
}
