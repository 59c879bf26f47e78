using Dialogue.Core.Maintenance;
using Dialogue.Core.Questions;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>
/// Every question has a topic, or waits visibly for a reading. A question gets its reading once whoever runs this and however
/// often, because only one without a topic is read; the run is therefore finished after its effects, not with them.
/// </summary>
internal sealed class ClassifyQuestions(AssignTopics topics, TopicReader reader) : IRecurringJob
{
    public const int Batch = 500;

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await topics.UnreadAsync(1, cancellationToken)).Count > 0 ? [fire.Second] : [];

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) => ReadAllAsync(_ => { }, cancellationToken);

    public async Task<int> ReadAllAsync(Action<int> progress, CancellationToken cancellationToken)
    {
        var read = 0;
        while (await topics.UnreadAsync(Batch, cancellationToken) is { Count: > 0 } unread)
        {
            var current = await reader.CurrentAsync(cancellationToken);
            var readings = unread.ConvertAll(question => new AssignTopics.Reading(question.Id, current.Read(question.Text)));
            read += await topics.KeepAsync(readings, current.Model.Fingerprint, cancellationToken);
            progress(read);
        }
        return read;
    }
}
