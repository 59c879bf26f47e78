using Dialogue.Core.People;

namespace Dialogue.Core.Questions;

/// <summary>One step of a room's chain as everybody may verify it.</summary>
/// <param name="Nth">Its place, from 1.</param>
/// <param name="Ms">Its instant as it enters the hash: milliseconds since 1970, UTC.</param>
/// <param name="Digest">Of salt and words, hexadecimal; empty when nothing was said.</param>
/// <param name="Salt">Hexadecimal; only with words.</param>
/// <param name="Words">Only where they are public.</param>
/// <param name="Hash">As stored, hexadecimal.</param>
public sealed record ChainLink(
    int Nth, long Question, DateTimeOffset At, long Ms, Role Role, string Action, QuestionState State, string Digest, string? Salt, string? Words, string Hash);
