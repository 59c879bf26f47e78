using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Stage;

/// <summary>A few words between the desk and the host while the dialogue runs. The public never hears of them.</summary>
public sealed class StageNote
{
    public const int WordsMax = 200;

    public long Id { get; init; }
    public required int RoomId { get; init; }

    /// <summary>Made by whoever sends; the same key is the same note.</summary>
    public required Guid SendKey { get; init; }

    /// <summary>From the host to the desk; otherwise the other way.</summary>
    public required bool ByHost { get; init; }
    public required string Words { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When the other side said by a tap that it has read it.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

internal sealed class StageNoteMapping : IEntityTypeConfiguration<StageNote>
{
    public void Configure(EntityTypeBuilder<StageNote> note)
    {
        note.ToTable("stage_note");
        note.Property(n => n.Words).HasMaxLength(StageNote.WordsMax);
        note.HasIndex(n => n.RoomId);
        note.HasIndex(n => n.SendKey).IsUnique();
        note.HasOne<Room>().WithMany().HasForeignKey(n => n.RoomId);
    }
}
