using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>
/// An officer's order to estimate a published wave again and release what comes out in place of what is out. Those that were released
/// are the wave's further releases, after its first at <see cref="Wave.PublishedAt"/>.
/// </summary>
public sealed class WaveCorrection
{
    public int Id { get; init; }
    public required int WaveId { get; init; }

    /// <summary>Stands beside the figures for everybody once they are released.</summary>
    public required string Reason { get; init; }
    public Guid? PersonId { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public CorrectionState State { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What stood in the way of a refused one: as in <see cref="EstimateRun"/>.</summary>
    public EstimateProblem? Problem { get; private set; }
    public string? ProblemPlace { get; private set; }
    public string? ProblemGroup { get; private set; }

    public void Release(DateTimeOffset now) => (State, DoneAt) = (CorrectionState.Released, now);

    /// <summary>The figures that are out stay as they are.</summary>
    public void Refuse(EstimateProblem problem, string place, string group, DateTimeOffset now) =>
        (State, DoneAt, Problem, ProblemPlace, ProblemGroup) = (CorrectionState.Refused, now, problem, place, group);
}

internal sealed class WaveCorrectionMapping : IEntityTypeConfiguration<WaveCorrection>
{
    public void Configure(EntityTypeBuilder<WaveCorrection> correction)
    {
        correction.ToTable("wave_correction");
        correction.Property(c => c.Reason).HasMaxLength(400);
        correction.Property(c => c.Role).HasConversion<string>().HasMaxLength(24);
        correction.Property(c => c.State).HasConversion<string>().HasMaxLength(16);
        correction.Property(c => c.Problem).HasConversion<string>().HasMaxLength(24);
        correction.Property(c => c.ProblemPlace).HasMaxLength(100);
        correction.Property(c => c.ProblemGroup).HasMaxLength(40);
        correction.HasIndex(c => c.WaveId).IsUnique().HasFilter("state = 'Asked'");
        correction.HasOne<Wave>().WithMany().HasForeignKey(c => c.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
