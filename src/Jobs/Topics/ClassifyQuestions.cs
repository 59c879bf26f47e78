using Dialogue.Core.Maintenance;
using Dialogue.Core.Questions;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>
/// Every question has a topic, or waits visibly for a reading. A question gets its reading once whoever runs this and however
/// often, because only one without a topic is read; the run is therefore finished after its effects, not with them.
/// </summary>
internal sealed class ClassifyQuestions(AssignTopics topics) : IRecurringJob
{
    public const int Batch = 500;

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await topics.UnreadAsync(1, cancellationToken)).Count > 0 ? [fire.Second] : [];

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) => ReadAllAsync(_ => { }, cancellationToken);

    public async Task<int> ReadAllAsync(Action<int> progress, CancellationToken cancellationToken)
    {
        var model = await TopicReader.ModelAsync(cancellationToken);
        var read = 0;
        while (await topics.UnreadAsync(Batch, cancellationToken) is { Count: > 0 } unread)
        {
            var readings = unread.ConvertAll(question => Reading(question, model.Classify(question.Text)));
            read += await topics.KeepAsync(readings, model.Fingerprint, cancellationToken);
            progress(read);
        }
        return read;
    }

    private static AssignTopics.Reading Reading(AssignTopics.Unread question, Analytics.Topics.TopicPrediction said) =>
        new(question.Id, said.Topic, (float)said.Probability, said.Abstained);
}
