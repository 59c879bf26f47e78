using Dialogue.Analytics.Topics;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Topics.Models;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>
/// Trains a candidate on the texts that ship and on what people have read, compares it with the model that reads, and promotes it when
/// it is not worse. Of the readings every fifth and the whole random sample measure and are never trained on, in no version. Texts that
/// nobody has read teach a little where lexicon and model agree on them.
/// </summary>
internal sealed class RetrainTopics(TopicWorks works, TopicModels models, TopicReader reader, TimeProvider clock) : IRecurringJob
{
    private const int HeldOutEvery = 5;
    private const int MostUnread = 5_000;
    private const float UnreadWeight = 0.25f;

    /// <summary>Somebody asked for it; the nightly job asks when it fires.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await works.OpenAsync(TopicWorkKind.Retrain, cancellationToken) is { } work ? [$"{work.Id}"] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        if (await works.OpenAsync(TopicWorkKind.Retrain, cancellationToken) is not { } work)
            return 0;
        var current = await reader.CurrentAsync(cancellationToken);
        var read = await works.ReadByHandAsync(cancellationToken);
        var taught = read.Where(text => !Measures(text)).Select(text => new LabelledText(text.Text, text.TopicCode)).ToList();
        var unread = Agreed(current.Model, await works.UnreadAsync(MostUnread, cancellationToken));
        var corpus = TopicCorpus.Shipped.With([.. taught, .. unread]);
        var candidate = TopicModel.Train(corpus);
        var scores = new TopicScores(Compare(candidate, current.Model, read.Where(text => Measures(text) && !text.Sampled)), Compare(candidate, current.Model, read.Where(text => text.Sampled)));
        var learned = corpus.Texts.Count(text => text.ByHand) - TopicCorpus.Shipped.Texts.Count;
        var version = TopicReader.VersionOf(candidate, corpus, learned, scores, work.AskedById, clock.GetUtcNow());
        var id = await models.KeepAsync(version, promote: scores.NotWorse, cancellationToken);
        await works.FinishAsync(work, id, learned, cancellationToken);
        return learned;
    }

    private static bool Measures(TopicWorks.ReadByHand text) => text.Sampled || text.QuestionId % HeldOutEvery == 0;

    private static IEnumerable<LabelledText> Agreed(TopicModel model, IEnumerable<string> texts) =>
        from text in texts let topic = model.Agreed(text) where topic is not null select new LabelledText(text, topic, UnreadWeight, ByHand: false);

    private static TopicScores.Beside? Compare(TopicModel candidate, TopicModel current, IEnumerable<TopicWorks.ReadByHand> texts) => TopicScores.Compare(
        [.. texts.Select(text => (candidate.Classify(text.Text).Topic == text.TopicCode, current.Classify(text.Text).Topic == text.TopicCode))]);
}
