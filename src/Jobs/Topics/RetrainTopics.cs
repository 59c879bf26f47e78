using Dialogue.Analytics.Topics;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Topics.Models;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>
/// Trains a candidate on the texts that ship and on what people have read, compares it with the model that reads, and promotes it when
/// it is not worse. Of the readings every fifth and the whole random sample measure and are never trained on, in no version.
/// </summary>
internal sealed class RetrainTopics(TopicWorks works, TopicModels models, TopicReader reader, TimeProvider clock) : IRecurringJob
{
    private const int HeldOutEvery = 5;

    /// <summary>Somebody asked for it; the nightly job asks when it fires.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await works.OpenAsync(TopicWorkKind.Retrain, cancellationToken) is { } work ? [$"{work.Id}"] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        if (await works.OpenAsync(TopicWorkKind.Retrain, cancellationToken) is not { } work)
            return 0;
        var current = await reader.CurrentAsync(cancellationToken);
        var read = await works.ReadByHandAsync(cancellationToken);
        var corpus = TopicCorpus.Shipped.With(read.Where(text => !Measures(text)).Select(Labelled));
        var candidate = TopicModel.Train(corpus);
        var scores = new TopicScores(Compare(candidate, current.Model, read.Where(text => Measures(text) && !text.Sampled)), Compare(candidate, current.Model, read.Where(text => text.Sampled)));
        var learned = corpus.Texts.Count - TopicCorpus.Shipped.Texts.Count;
        var version = TopicReader.VersionOf(candidate, corpus, learned, scores, work.AskedById, clock.GetUtcNow());
        var id = await models.KeepAsync(version, promote: scores.NotWorse, cancellationToken);
        await works.FinishAsync(work, id, learned, cancellationToken);
        return learned;
    }

    private static bool Measures(TopicWorks.ReadByHand text) => text.Sampled || text.QuestionId % HeldOutEvery == 0;

    private static LabelledText Labelled(TopicWorks.ReadByHand text) => new(text.Text, text.TopicCode);

    private static TopicScores.Beside? Compare(TopicModel candidate, TopicModel current, IEnumerable<TopicWorks.ReadByHand> texts) => TopicScores.Compare(
        [.. texts.Select(text => (candidate.Classify(text.Text).Topic == text.TopicCode, current.Classify(text.Text).Topic == text.TopicCode))]);
}
