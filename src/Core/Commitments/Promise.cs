namespace Dialogue.Core.Commitments;

/// <summary>A public word: this unit answers by this day.</summary>
/// <param name="Unit">Who keeps it, as the agency names it.</param>
/// <param name="DueOn">The last day, in the city's zone.</param>
/// <param name="FirstDueOn">The day that was promised first.</param>
/// <param name="Extensions">How often the day was moved.</param>
/// <param name="WaitsSince">Since when the clock stands because the asker has to say more; null while it runs.</param>
public sealed record Promise(string Unit, DateOnly DueOn, DateOnly FirstDueOn, int Extensions, DateOnly? WaitsSince);
