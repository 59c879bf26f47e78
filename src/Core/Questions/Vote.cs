using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Questions;

/// <summary>Somebody joins a question ("cùng hỏi"): one row per question and voter.</summary>
public sealed class Vote
{
    public required long QuestionId { get; init; }
    public required Guid Voter { get; init; }
}

internal sealed class VoteMapping : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        vote.ToTable("vote");
        vote.HasKey(v => new { v.QuestionId, v.Voter });
        vote.HasOne<Question>().WithMany().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}
