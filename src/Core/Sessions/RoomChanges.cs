namespace Dialogue.Core.Sessions;

public sealed record RoomChanges(int Epoch, long Seq, IReadOnlyList<RoomEventView> Events);
