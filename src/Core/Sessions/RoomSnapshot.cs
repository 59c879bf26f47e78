namespace Dialogue.Core.Sessions;

public sealed record RoomSnapshot(
    int Epoch, long Seq, SessionPayload Session, long? OnStage, IReadOnlyList<object> Questions, IReadOnlyList<object> Polls);
