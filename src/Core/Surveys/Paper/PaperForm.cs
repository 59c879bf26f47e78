using Dialogue.Core.Agencies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys.Paper;

/// <summary>A paper form that was keyed in once. Its number is written on the sheet; it is gone when the second keying agrees.</summary>
public sealed class PaperForm
{
    public required string Number { get; init; }
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public required Guid SubmissionKey { get; init; }

    /// <summary>What was keyed in the first time, by item.</summary>
    public required Dictionary<string, string[]> Entered { get; init; }
    public required DateOnly EnteredOn { get; init; }
}

internal sealed class PaperFormMapping : IEntityTypeConfiguration<PaperForm>
{
    public void Configure(EntityTypeBuilder<PaperForm> form)
    {
        form.ToTable("paper_form");
        form.HasKey(f => f.Number);
        form.Property(f => f.Number).HasMaxLength(6);
        form.Property(f => f.Entered).HasColumnType("jsonb").HasConversion(AnswersJson.Converter, AnswersJson.Comparer);
        form.HasIndex(f => new { f.WaveId, f.AgencyId });
        form.HasOne<Wave>().WithMany().HasForeignKey(f => f.WaveId).OnDelete(DeleteBehavior.Cascade);
        form.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Cascade);
    }
}
