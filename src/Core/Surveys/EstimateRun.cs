using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>How a wave's figures were last made, or what stood in the way; then the figures from before are still there, untouched.</summary>
public sealed class EstimateRun
{
    public required int WaveId { get; init; }

    /// <summary>Answers that were there.</summary>
    public required int Responses { get; init; }

    /// <summary>The margins that were to be met, as the wave's file gave them.</summary>
    public required string Margins { get; init; }

    /// <summary>Smallest and largest new weight over that of the design, and the design effect of the weights (Kish); null without margins.</summary>
    public double? LowestRatio { get; init; }
    public double? HighestRatio { get; init; }
    public double? KishEffect { get; init; }
    public int? Rounds { get; init; }

    /// <summary>Whether everything that would be shown was attacked before its release.</summary>
    public bool Audited { get; init; }
    /// <summary>What was hidden because the audit had found something out, in the order in which it was.</summary>
    public IReadOnlyList<HidingStep> HiddenMore { get; init; } = [];
    public EstimateProblem? Problem { get; init; }

    /// <summary>The margin's item, or the table and measure.</summary>
    public string? ProblemPlace { get; init; }

    /// <summary>The category or group in it.</summary>
    public string? ProblemGroup { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class EstimateRunMapping : IEntityTypeConfiguration<EstimateRun>
{
    public void Configure(EntityTypeBuilder<EstimateRun> run)
    {
        run.ToTable("estimate_run");
        run.HasKey(r => r.WaveId);
        run.Property(r => r.WaveId).ValueGeneratedNever();
        run.Property(r => r.HiddenMore).HasColumnType("jsonb").HasConversion(HidingStep.Converter, HidingStep.Comparer);
        run.Property(r => r.Problem).HasConversion<string>().HasMaxLength(24);
        run.Property(r => r.ProblemPlace).HasMaxLength(100);
        run.Property(r => r.ProblemGroup).HasMaxLength(40);
        run.HasOne<Wave>().WithMany().HasForeignKey(r => r.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
