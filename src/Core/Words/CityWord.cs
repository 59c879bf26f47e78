using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Words;

/// <summary>
/// One version of a text that this city puts in place of the shipped one: a reason for refusals, a line of a letter. Versions
/// are added and never changed; the newest of a name and language holds.
/// </summary>
public sealed class CityWord
{
    public const int TextMost = 2000;

    public long Id { get; init; }

    /// <summary>The key of the shipped text; those of letters with <c>notice.</c> in front.</summary>
    public required string Name { get; init; }
    public required string Language { get; init; }

    /// <summary>Null: the shipped text holds again.</summary>
    public string? Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? PersonId { get; init; }
}

internal sealed class CityWordMapping : IEntityTypeConfiguration<CityWord>
{
    public void Configure(EntityTypeBuilder<CityWord> word)
    {
        word.ToTable("city_word");
        word.Property(w => w.Name).HasMaxLength(80);
        word.Property(w => w.Language).HasMaxLength(2);
        word.Property(w => w.Text).HasMaxLength(CityWord.TextMost);
        word.HasIndex(w => new { w.Name, w.Language, w.Id });
    }
}
