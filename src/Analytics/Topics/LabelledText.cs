namespace Dialogue.Analytics.Topics;

/// <summary>A text and the topic that a person gave it.</summary>
/// <param name="Text">What was written, any length.</param>
/// <param name="Topic">The topic's code.</param>
/// <param name="Weight">How much the text counts beside the others when a model is trained, above 0; 1 for an ordinary one.</param>
public sealed record LabelledText(string Text, string Topic, float Weight = 1f);
