using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>
/// How good the answers about an agency are, or those of the city when <see cref="AgencyId"/> is null; for the staff. A flag deletes
/// nothing: the index is kept with and without flagged answers (<see cref="WaveQualityFigure"/>). All here are counts of the answers that
/// came in, and shares of these very answers; none is a figure about the population.
/// </summary>
public sealed class WaveQuality
{
    public int Id { get; init; }
    public required int WaveId { get; init; }
    public int? AgencyId { get; init; }

    /// <summary>Answers, and how many of them came by an invitation, at a kiosk, through a clerk, on paper.</summary>
    public required int People { get; init; }
    public required int Invited { get; init; }
    public required int Kiosk { get; init; }
    public required int Clerk { get; init; }
    public required int Paper { get; init; }

    /// <summary>Under a probability design, answers outside the sample, see <see cref="SampleRule"/>.</summary>
    public int SelfChosen(DesignType design) => design == DesignType.Probability ? People - Invited - Clerk - Paper : 0;

    /// <summary>Answers with the same code all through, of a day with far more answers than others, of clerks whose answers stand out.</summary>
    public required int StraightLined { get; init; }
    public required int InBursts { get; init; }
    public required int ClerkPattern { get; init; }

    /// <summary>Answers with any of these flags.</summary>
    public required int Flagged { get; init; }

    /// <summary>Shares 0–1 of "don't know" and of no answer among the items that were asked.</summary>
    public required double DontKnow { get; init; }
    public required double Unanswered { get; init; }
    public required DateTimeOffset ComputedAt { get; init; }
}

internal sealed class WaveQualityMapping : IEntityTypeConfiguration<WaveQuality>
{
    public void Configure(EntityTypeBuilder<WaveQuality> quality)
    {
        quality.ToTable("wave_quality");
        quality.HasIndex(q => new { q.WaveId, q.AgencyId }).IsUnique().AreNullsDistinct(false);
        quality.HasOne<Wave>().WithMany().HasForeignKey(q => q.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
