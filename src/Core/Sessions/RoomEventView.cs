using System.Text.Json;

namespace Dialogue.Core.Sessions;

public sealed record RoomEventView(long Seq, string Kind, JsonElement Payload, DateTimeOffset At)
{
    public static RoomEventView Of(RoomEvent row) => new(row.Seq, row.Kind, JsonElement.Parse(row.Payload), row.At);
}
