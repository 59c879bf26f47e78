using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// A questionnaire someone is still filling in. Found only by a code that the person holds; the row keeps its hash and is deleted as
/// soon as the answers are handed in, so that nothing leads from the code to the response.
/// </summary>
public sealed class SurveyDraft
{
    public required byte[] CodeHash { get; init; }
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public int? SessionId { get; init; }

    /// <summary>How the answer comes in; a kiosk's or a clerk's tablet says so when it begins.</summary>
    public required WaveMode Mode { get; init; }
    public required bool Invited { get; init; }

    /// <summary>Made before the first send, so that handing in twice counts once.</summary>
    public required Guid SubmissionKey { get; init; }

    /// <summary>What was entered, by item, as it was entered.</summary>
    public required Dictionary<string, string[]> Answers { get; set; }
    public required string Page { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class SurveyDraftMapping : IEntityTypeConfiguration<SurveyDraft>
{
    public void Configure(EntityTypeBuilder<SurveyDraft> draft)
    {
        draft.ToTable("survey_draft");
        draft.HasKey(d => d.CodeHash);
        draft.Property(d => d.Answers).HasColumnType("jsonb").HasConversion(AnswersJson.Converter, AnswersJson.Comparer);
        draft.Property(d => d.Mode).HasConversion<string>().HasMaxLength(8);
        draft.Property(d => d.Page).HasMaxLength(40);
        draft.HasIndex(d => d.ExpiresAt);
    }
}
