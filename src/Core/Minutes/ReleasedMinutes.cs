namespace Dialogue.Core.Minutes;

/// <summary>Released minutes as everybody may read them now.</summary>
/// <param name="Body">With the words that are public today.</param>
/// <param name="Json">The fixed text to the letter; of minutes from before format 3, which hold their words, without those that were withdrawn.</param>
/// <param name="IsFixedText">The digest of <paramref name="Json"/> is the one that was released.</param>
/// <param name="TextHolds">What is stored has the digest it was released with.</param>
/// <param name="Words">What <paramref name="Json"/> has digests of, where it is public.</param>
public sealed record ReleasedMinutes(
    MinutesBody Body, string Json, bool IsFixedText, bool TextHolds, IReadOnlyList<MinutesWords> Words, DateTimeOffset ReleasedAt, byte[] BodyHash);
