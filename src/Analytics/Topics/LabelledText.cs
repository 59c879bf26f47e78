namespace Dialogue.Analytics.Topics;

/// <summary>A text and its topic.</summary>
/// <param name="Text">What was written, any length.</param>
/// <param name="Topic">The topic's code.</param>
/// <param name="Weight">How much the text counts beside the others when a model is trained, above 0; 1 for an ordinary one.</param>
/// <param name="ByHand">
/// Whether a person gave the topic. A text that only software read (<see cref="TopicModel.Agreed"/>) teaches and is never measured on:
/// probabilities and the point of abstaining are fitted to texts read by people alone.
/// </param>
public sealed record LabelledText(string Text, string Topic, float Weight = 1f, bool ByHand = true);
