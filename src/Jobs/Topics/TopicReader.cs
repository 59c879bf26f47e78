using Dialogue.Analytics.Topics;
using Microsoft.Extensions.Hosting;

namespace Dialogue.Jobs.Topics;

/// <summary>The one topic model of a process. Training takes seconds, so it begins with the host, beside everything else.</summary>
internal sealed class TopicReader : BackgroundService
{
    private static readonly Lazy<Task<TopicModel>> Model = new(() => Task.Run(TopicModel.TrainFromSeeds));

    public static Task<TopicModel> ModelAsync(CancellationToken cancellationToken) => Model.Value.WaitAsync(cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ModelAsync(stoppingToken);
}
