using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// One person's answers, and nothing that leads to the person: a random key, the day, and codes. The table is partitioned by wave;
/// it has no foreign keys, because the group commit checks the wave and each look-up would be paid by every answer.
/// </summary>
public sealed class Response
{
    /// <summary>The first 64 bits of the hash of what was sent: tells a repeated send from another answer under the same key.</summary>
    public required long BodyHash { get; init; }
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public int? SessionId { get; init; }
    public required DateOnly AnsweredOn { get; init; }
    public required Guid SubmissionKey { get; init; }
    public required WaveMode Mode { get; init; }

    /// <summary>Whether the person was drawn into the sample and came with a code; which code is nowhere.</summary>
    public required bool Invited { get; init; }

    /// <summary>
    /// Durable and acknowledged, but not shown, counted or estimated until nine others have come: rows that appear alone would tell by
    /// their order who wrote them.
    /// </summary>
    public required bool Waits { get; init; }

    /// <summary>Codes in the definition's item order, as <see cref="SlotLayout"/> lays them.</summary>
    public required short[] Answers { get; init; }
}

internal sealed class ResponseMapping : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> response)
    {
        response.ToTable("response");
        response.HasKey(r => new { r.WaveId, r.SubmissionKey });
        response.Property(r => r.Mode).HasConversion<short>();
        response.Property(r => r.Answers).HasConversion(AnswerBytes.Converter, AnswerBytes.Comparer);
        response.HasIndex(r => r.WaveId).HasFilter("waits");
    }
}
