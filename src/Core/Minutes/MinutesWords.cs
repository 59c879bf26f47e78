using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Minutes;

/// <summary>Words of a question as released minutes have them. The fixed text of the minutes knows only their digest.</summary>
public sealed class MinutesWords
{
    public required int SessionId { get; init; }
    public required long QuestionId { get; init; }

    /// <summary>One of <see cref="MinutesSeal"/>'s names.</summary>
    public required string Field { get; init; }

    /// <summary>Random, so that short words cannot be found from their digest by trying. Shown only together with the words.</summary>
    public required byte[] Salt { get; init; }
    public required string Words { get; init; }

    public string Digest => Convert.ToHexStringLower(QuestionEvent.DigestOf(Salt, Words));
}

internal sealed class MinutesWordsMapping : IEntityTypeConfiguration<MinutesWords>
{
    public void Configure(EntityTypeBuilder<MinutesWords> words)
    {
        words.ToTable("minutes_words");
        words.HasKey(w => new { w.SessionId, w.QuestionId, w.Field });
        words.Property(w => w.Field).HasMaxLength(16);
        words.Ignore(w => w.Digest);
        words.HasOne<SessionMinutes>().WithMany().HasForeignKey(w => w.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
