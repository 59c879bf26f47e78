using Dialogue.Core.Sessions;

namespace Dialogue.Core.Questions;

/// <summary>All steps of a room in order, and the hash at which they must end.</summary>
/// <param name="Released">Where the chain stood when minutes were released; null before.</param>
public sealed record RoomChain(string Code, SessionState Session, string Last, RoomChain.Mark? Released, IReadOnlyList<ChainLink> Links)
{
    public const string Rule = "hash = SHA-256(hash before || UTF-8 of \"question|ms|role|action|state|digest\"); digest = SHA-256(salt || UTF-8 of words)";

    public sealed record Mark(int Length, string Hash, DateTimeOffset At, string BodyHash);
}
