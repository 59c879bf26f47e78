using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Words;

/// <summary>A reason for refusals that the city added. Its words are <see cref="CityWord"/>s; it is retired like any other and never deleted.</summary>
public sealed class CityReason
{
    public required string Code { get; init; }

    /// <summary>The first day on which desks are offered it.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last one; null for no end.</summary>
    public DateOnly? ValidTo { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? PersonId { get; init; }
}

internal sealed class CityReasonMapping : IEntityTypeConfiguration<CityReason>
{
    public void Configure(EntityTypeBuilder<CityReason> reason)
    {
        reason.ToTable("city_reason");
        reason.HasKey(r => r.Code);
        reason.Property(r => r.Code).HasMaxLength(DenialCode.NameMost);
    }
}
