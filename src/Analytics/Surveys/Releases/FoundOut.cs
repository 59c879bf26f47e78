namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>A hidden count that a reader can bound too closely.</summary>
/// <param name="Group">Index of its group.</param>
/// <param name="Category">Index of its category, or of the sum of a side.</param>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be.</param>
public sealed record FoundOut(int Group, int Category, double Low, double High);
