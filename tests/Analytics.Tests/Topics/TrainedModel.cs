using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

/// <summary>One training for all tests of the model, in whichever class: it takes seconds and the model cannot change.</summary>
public sealed class TrainedModel
{
    private static readonly Lazy<TopicModel> Once = new(TopicModel.TrainFromSeeds);

    public TopicModel Model => Once.Value;
}
