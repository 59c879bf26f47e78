using Dialogue.Core.Polls;

namespace Dialogue.Core.Sessions;

public sealed record RoomSnapshot(
    int Epoch, long Seq, SessionPayload Session, long? OnStage, IReadOnlyList<object> Questions, IReadOnlyList<PollView> Polls)
{
    /// <summary>What the desk would like answered next.</summary>
    public IReadOnlyList<long> LineUp { get; init; } = [];

    /// <summary>The newest between desk and host, oldest first; null for the public.</summary>
    public IReadOnlyList<NotePayload>? Notes { get; init; }
}
