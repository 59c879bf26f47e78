namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Codes that mean the same in every instrument. They are stored like answers and stay out of every denominator.</summary>
public static class ReservedCodes
{
    public const short DontKnow = 88;
    public const short NotAnswered = 99;

    /// <summary>The item was not shown to this person, so its silence says nothing about the question.</summary>
    public const short NotAsked = -1;

    public static bool IsReserved(short code) => code is DontKnow or NotAnswered or NotAsked;
}
