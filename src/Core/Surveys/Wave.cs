using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>One round of asking, as it stands. What is asked comes from its definition, pinned by hash once the wave opens.</summary>
public sealed class Wave
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required WaveKind Kind { get; set; }
    public required string InstrumentId { get; set; }
    public required int InstrumentVersion { get; set; }
    public required string DefinitionHash { get; set; }
    public required string TitleVi { get; set; }
    public required string TitleEn { get; set; }
    public required DateTimeOffset OpensAt { get; set; }
    public required DateTimeOffset ClosesAt { get; set; }
    public required DesignType Design { get; set; }
    public WaveState State { get; private set; } = WaveState.Planned;
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When an officer released its figures.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>How many responses the present estimates rest on; null before the first estimate.</summary>
    public int? EstimatedResponses { get; set; }

    public string Title(string language) => language == "en" ? TitleEn : TitleVi;
}

internal sealed class WaveMapping : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> wave)
    {
        wave.ToTable("wave");
        wave.Property(w => w.Key).HasMaxLength(40);
        wave.Property(w => w.Kind).HasConversion<string>().HasMaxLength(16);
        wave.Property(w => w.InstrumentId).HasMaxLength(40);
        wave.Property(w => w.DefinitionHash).HasMaxLength(64);
        wave.Property(w => w.Design).HasConversion<string>().HasMaxLength(16);
        wave.Property(w => w.State).HasConversion<string>().HasMaxLength(16);
        wave.HasIndex(w => w.Key).IsUnique();
    }
}
