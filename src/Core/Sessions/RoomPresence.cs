using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Sessions;

/// <summary>How many follow a room at one node, as it said last.</summary>
public sealed class RoomPresence
{
    public required Guid Node { get; init; }
    public required int RoomId { get; init; }
    public required int People { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class RoomPresenceMapping : IEntityTypeConfiguration<RoomPresence>
{
    public void Configure(EntityTypeBuilder<RoomPresence> presence)
    {
        presence.ToTable("room_presence");
        presence.HasKey(p => new { p.Node, p.RoomId });
    }
}
