namespace Dialogue.Analytics.Surveys;

/// <summary>What may be published about few people.</summary>
/// <param name="Threshold">
/// Fewest people behind a published cell, and how far apart the values must at least lie that a reader can still think possible
/// for a hidden one. Nobody is fewer than ten too: a zero tells of every person in the group what they did not say.
/// </param>
/// <param name="HideSingleCategory">Whether a group whose answers all fall in one category is hidden, however many they are.</param>
public sealed record DisclosurePolicy(int Threshold = 10, bool HideSingleCategory = true);
