namespace Dialogue.Analytics.Topics;

/// <summary>One topic and the probability the model gives it.</summary>
/// <param name="Topic">The topic's code, such as <c>land</c>.</param>
/// <param name="Probability">Calibrated probability, 0–1; the shares of one text add up to 1.</param>
public sealed record TopicShare(string Topic, double Probability);
