using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Sessions;

/// <summary>What one audience of a room was told, in order. Append-only.</summary>
public sealed class RoomEvent
{
    public required int RoomId { get; init; }
    public required Audience Audience { get; init; }
    public required long Seq { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class RoomEventMapping : IEntityTypeConfiguration<RoomEvent>
{
    public void Configure(EntityTypeBuilder<RoomEvent> roomEvent)
    {
        roomEvent.ToTable("room_event");
        roomEvent.HasKey(e => new { e.RoomId, e.Audience, e.Seq });
        roomEvent.Property(e => e.Kind).HasMaxLength(40);
        roomEvent.Property(e => e.Payload).HasColumnType("jsonb");
        roomEvent.HasOne<Room>().WithMany().HasForeignKey(e => e.RoomId);
    }
}
