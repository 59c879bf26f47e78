using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

/// <summary>One training for all tests of the model.</summary>
public sealed class TrainedModel
{
    public TopicModel Model { get; } = TopicModel.TrainFromSeeds();
}
