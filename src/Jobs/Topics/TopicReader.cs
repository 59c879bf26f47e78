using Dialogue.Analytics.Topics;
using Microsoft.Extensions.Hosting;

namespace Dialogue.Jobs.Topics;

/// <summary>The one topic model of a process. Training takes seconds, so it begins with the host, beside everything else.</summary>
internal sealed class TopicReader : BackgroundService
{
    private readonly Lazy<Task<TopicModel>> model = new(() => Task.Run(TopicModel.TrainFromSeeds));

    public Task<TopicModel> ModelAsync(CancellationToken cancellationToken) => model.Value.WaitAsync(cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ModelAsync(stoppingToken);
}
