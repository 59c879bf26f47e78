using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Sessions;

/// <summary>
/// Where events happen, and the counter of each audience. Whoever appends holds the room's row lock until the commit, so
/// numbers are gap-free and become visible in order: a reader that has seen n has seen everything up to n.
/// </summary>
public sealed class Room
{
    public int Id { get; init; }
    public int Epoch { get; init; } = 1;
    public long PublicSeq { get; private set; }
    public long DeskSeq { get; private set; }
    public long HostSeq { get; private set; }

    /// <summary>The real room that this one is a rehearsal for; with that one it goes.</summary>
    public int? RehearsesRoomId { get; init; }

    /// <summary>End of the chain of question events.</summary>
    public byte[] LastHash { get; set; } = [];

    /// <summary>Adds one event for one audience under the next number. The payload carries absolute values.</summary>
    public void Append<T>(DbContext db, Audience audience, string kind, T payload, DateTimeOffset at) =>
        db.Add(new RoomEvent
        {
            RoomId = Id,
            Audience = audience,
            Seq = Next(audience),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload, RoomJson.Options),
            At = at,
        });

    public long SeqOf(Audience audience) => audience switch
    {
        Audience.Public => PublicSeq,
        Audience.Desk => DeskSeq,
        _ => HostSeq,
    };

    private long Next(Audience audience) => audience switch
    {
        Audience.Public => ++PublicSeq,
        Audience.Desk => ++DeskSeq,
        _ => ++HostSeq,
    };
}

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> room)
    {
        room.ToTable("room");
        room.HasIndex(r => r.RehearsesRoomId).IsUnique();
        room.HasOne<Room>().WithMany().HasForeignKey(r => r.RehearsesRoomId).OnDelete(DeleteBehavior.Cascade);
    }
}
