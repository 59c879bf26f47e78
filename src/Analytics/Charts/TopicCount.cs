namespace Dialogue.Analytics.Charts;

/// <summary>One topic and how many questions fall under it.</summary>
/// <param name="Label">The topic's name in the reader's language.</param>
/// <param name="Count">≥ 0.</param>
public sealed record TopicCount(string Label, int Count);
