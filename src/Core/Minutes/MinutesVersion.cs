using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Minutes;

/// <summary>The desk's words as somebody saved them. Nothing that was once written is lost.</summary>
public sealed class MinutesVersion
{
    public required int SessionId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? PersonId { get; init; }
    public required string Name { get; init; }
    public required MinutesEdits Edits { get; init; }

    /// <summary>Somebody else had changed the same field meanwhile: these words stand only here.</summary>
    public required bool Aside { get; init; }
}

internal sealed class MinutesVersionMapping : IEntityTypeConfiguration<MinutesVersion>
{
    public void Configure(EntityTypeBuilder<MinutesVersion> version)
    {
        version.ToTable("minutes_version");
        version.HasKey(v => new { v.SessionId, v.Version });
        version.Property(v => v.Name).HasMaxLength(120);
        version.Property(v => v.Edits).HasColumnType("jsonb").HasConversion(edits => edits.ToJson(), json => MinutesEdits.Parse(json));
        version.HasOne<SessionMinutes>().WithMany().HasForeignKey(v => v.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
