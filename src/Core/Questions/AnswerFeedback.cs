using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Questions;

/// <summary>What one person says of one answer: did it answer the question? The person is known to this room only.</summary>
public sealed class AnswerFeedback
{
    public required long QuestionId { get; init; }

    /// <summary>How often the question was reopened before this answer: a corrected answer is still the same one, a new one is not.</summary>
    public required int AnswerNumber { get; init; }
    public required Guid Person { get; init; }
    public required AnswerVerdict Said { get; init; }
    public required bool ByAsker { get; init; }
    public required DateTimeOffset At { get; init; }
}

public enum AnswerVerdict
{
    Yes,
    Partly,
    No,
}

internal sealed class AnswerFeedbackMapping : IEntityTypeConfiguration<AnswerFeedback>
{
    public void Configure(EntityTypeBuilder<AnswerFeedback> feedback)
    {
        feedback.ToTable("answer_feedback");
        feedback.HasKey(f => new { f.QuestionId, f.AnswerNumber, f.Person });
        feedback.Property(f => f.Said).HasConversion<string>().HasMaxLength(8);
        feedback.HasOne<Question>().WithMany().HasForeignKey(f => f.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}
