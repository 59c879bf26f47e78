using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>Free words of a response, kept apart from its codes: no key, date or order leads from one to the other.</summary>
public sealed class ResponseText
{
    public required Guid Id { get; init; }
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public required string Item { get; init; }
    public required string Text { get; init; }

    /// <summary>As of <see cref="Response.Waits"/>: words are shown together with other people's.</summary>
    public required bool Waits { get; init; }
}

internal sealed class ResponseTextMapping : IEntityTypeConfiguration<ResponseText>
{
    public void Configure(EntityTypeBuilder<ResponseText> text)
    {
        text.ToTable("response_text");
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Item).HasMaxLength(40);
        text.HasIndex(t => new { t.WaveId, t.AgencyId, t.Item });
        text.HasIndex(t => t.WaveId).HasFilter("waits");
    }
}
