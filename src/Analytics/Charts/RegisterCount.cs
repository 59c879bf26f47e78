namespace Dialogue.Analytics.Charts;

/// <summary>
/// How many there are in a full register: questions asked, dialogues owed. Everyone was counted and nobody sampled, so it is a fact
/// and has no interval. A count of answers to a survey is none of these.
/// </summary>
public readonly record struct RegisterCount
{
    /// <param name="value">≥ 0.</param>
    public RegisterCount(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>≥ 0.</summary>
    public int Value { get; }
}
