namespace Dialogue.Core.Topics;

/// <summary>What a model said of one text, as it is kept.</summary>
/// <param name="Reasons">The words that weighed most, at most five.</param>
public sealed record TopicSaid(string Code, float Probability, bool NeedsReading, IReadOnlyList<string> Reasons);
