using Dialogue.Analytics.Topics;
using Dialogue.Core.Topics;
using Dialogue.Core.Topics.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dialogue.Jobs.Topics;

/// <summary>
/// The topic model of a process: the version that is promoted in the database, taken whole when a newer one is. The first version
/// is trained from the texts that ship; that takes seconds and so begins with the host, beside everything else.
/// </summary>
internal sealed class TopicReader(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private static readonly Lazy<Task<TopicModel>> Shipped = new(() => Task.Run(TopicModel.TrainFromSeeds));
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Reading? reading;

    /// <summary>A model in use, with its version.</summary>
    public sealed record Reading(int Id, TopicModel Model)
    {
        public TopicSaid Read(string text)
        {
            var said = Model.Classify(text);
            return new TopicSaid(said.Topic, (float)said.Probability, said.Abstained, said.Reasons);
        }
    }

    public static Task<TopicModel> ShippedAsync(CancellationToken cancellationToken) => Shipped.Value.WaitAsync(cancellationToken);

    /// <summary>The promoted version, or the first one, which is then kept.</summary>
    public async Task<Reading> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var models = scope.ServiceProvider.GetRequiredService<TopicModels>();
        var current = await models.CurrentAsync(cancellationToken);
        if (reading is { } held && held.Id == current?.Id && !IsOutdated(current))
            return held;
        await loading.WaitAsync(cancellationToken);
        try
        {
            return reading = await LoadAsync(models, current, cancellationToken);
        }
        finally
        {
            loading.Release();
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ShippedAsync(stoppingToken);

    /// <summary>A release with other texts brings another model, unless people have taught this city's own one: that learns them at its next training.</summary>
    private static bool IsOutdated(TopicModels.Current current) => current.Corrections == 0 && current.Fingerprint != TopicModel.ShippedFingerprint;

    private async Task<Reading> LoadAsync(TopicModels models, TopicModels.Current? current, CancellationToken cancellationToken)
    {
        if (current is null || IsOutdated(current))
            return await KeepShippedAsync(models, cancellationToken);
        if (reading is { } held && held.Id == current.Id)
            return held;
        using var body = new MemoryStream(await models.BodyAsync(current.Id, cancellationToken));
        return new Reading(current.Id, TopicModel.Load(body));
    }

    private async Task<Reading> KeepShippedAsync(TopicModels models, CancellationToken cancellationToken)
    {
        var model = await ShippedAsync(cancellationToken);
        var version = VersionOf(model, TopicCorpus.Shipped, 0, null, null, clock.GetUtcNow());
        return new Reading(await models.KeepAsync(version, promote: true, cancellationToken), model);
    }

    internal static TopicModelVersion VersionOf(TopicModel model, TopicCorpus corpus, int corrections, TopicScores? scores, Guid? personId, DateTimeOffset at)
    {
        using var body = new MemoryStream();
        model.Save(body);
        return new TopicModelVersion
        {
            Fingerprint = model.Fingerprint,
            DataFingerprint = corpus.Fingerprint,
            Corrections = corrections,
            SelfTaught = corpus.Texts.Count(text => !text.ByHand),
            Body = body.ToArray(),
            Scores = scores?.ToJson(),
            TrainedAt = at,
            TrainedById = personId,
        };
    }
}
