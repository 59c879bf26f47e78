using System.Globalization;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>What an officer decided about a figure that no rule decides, and why. It holds however often the figures are computed again.</summary>
public sealed class FigureDecision
{
    public required int WaveId { get; init; }

    /// <summary>See <see cref="SubjectOf"/>.</summary>
    public required string Subject { get; init; }
    public required string Measure { get; init; }
    public required string Scope { get; init; }
    public required bool Shown { get; set; }
    public required string Reason { get; set; }
    public Guid? PersonId { get; set; }
    public required Role Role { get; set; }
    public required DateTimeOffset At { get; set; }

    public FigureGate Gate => Shown ? FigureGate.Show : FigureGate.HideForReliability;

    /// <summary>An agency's id, a table and group, or nothing for the city.</summary>
    public static string SubjectOf(StoredFigure figure) => figure switch
    {
        WaveEstimate { AgencyId: { } agency } => agency.ToString(CultureInfo.InvariantCulture),
        WaveBreakdown group => $"{group.Table}:{group.Group}",
        _ => "",
    };
}

internal sealed class FigureDecisionMapping : IEntityTypeConfiguration<FigureDecision>
{
    public void Configure(EntityTypeBuilder<FigureDecision> decision)
    {
        decision.ToTable("figure_decision");
        decision.HasKey(d => new { d.WaveId, d.Subject, d.Measure, d.Scope });
        decision.Property(d => d.Subject).HasMaxLength(90);
        decision.Property(d => d.Measure).HasMaxLength(40);
        decision.Property(d => d.Scope).HasMaxLength(16);
        decision.Property(d => d.Reason).HasMaxLength(400);
        decision.Property(d => d.Role).HasConversion<string>().HasMaxLength(24);
        decision.HasOne<Wave>().WithMany().HasForeignKey(d => d.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}
