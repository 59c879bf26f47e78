using Dialogue.Core.Maintenance;
using Dialogue.Core.Topics.Models;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>Once a night, when somebody has read something since the last training.</summary>
internal sealed class AskForRetraining(TopicWorks works, TopicModels models) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken)
    {
        var trainedAt = (await models.AllAsync(cancellationToken)).Select(model => (DateTimeOffset?)model.TrainedAt).FirstOrDefault();
        return trainedAt is { } since && await works.AnyReadSinceAsync(since, cancellationToken) ? [fire.Second] : [];
    }

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) =>
        await works.AskAsync(TopicWorkKind.Retrain, null, cancellationToken) ? 1 : 0;
}
