namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>A count that the public knows.</summary>
/// <param name="Grouping">The table.</param>
/// <param name="Group">Index of the group in it.</param>
/// <param name="Category">Index of the category; the number of categories for the group's sum.</param>
/// <param name="Count">What was published.</param>
public readonly record struct ReleasedCell(string Grouping, int Group, int Category, int Count);
