namespace Dialogue.Analytics.Topics;

/// <summary>What the model says of one text.</summary>
/// <param name="Topic">The code of the most probable topic; only a suggestion when <paramref name="Abstained"/>.</param>
/// <param name="Probability">Its calibrated probability, 0–1.</param>
/// <param name="Abstained">True when the model does not know well enough and a person should read the text.</param>
/// <param name="Ranked">Every topic, the most probable first.</param>
/// <param name="Reasons">
/// Up to five words or phrases of the normalised text that weighed most for <paramref name="Topic"/>, the heaviest first;
/// empty when nothing in the text speaks for it.
/// </param>
public sealed record TopicPrediction(
    string Topic, double Probability, bool Abstained, IReadOnlyList<TopicShare> Ranked, IReadOnlyList<string> Reasons);
