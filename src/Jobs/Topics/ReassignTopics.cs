using Dialogue.Core.Maintenance;
using Dialogue.Core.Questions;
using Dialogue.Core.Topics.Models;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>
/// Lets the promoted model read again what software read before, only when somebody at the office asked for it. What a person read
/// stays. Every change is a row with the topic before; the work remembers how far it has come.
/// </summary>
internal sealed class ReassignTopics(TopicWorks works, AssignTopics topics, TopicReader reader) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await works.OpenAsync(TopicWorkKind.Reassign, cancellationToken) is { } work ? [$"{work.Id}"] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var current = await reader.CurrentAsync(cancellationToken);
        var changed = 0;
        while (await works.OpenAsync(TopicWorkKind.Reassign, cancellationToken) is { } work)
        {
            var batch = await topics.ReadBySoftwareAsync(work.LastQuestionId, ClassifyQuestions.Batch, cancellationToken);
            if (batch.Count == 0)
            {
                await works.FinishAsync(work, current.Id, work.Read, cancellationToken);
                return changed;
            }
            var readings = batch.ConvertAll(question => new AssignTopics.Reading(question.Id, current.Read(question.Text)));
            var now = await topics.KeepAgainAsync(readings, current.Model.Fingerprint, cancellationToken);
            await works.ComeToAsync(work.Id, batch[^1].Id, batch.Count, now, cancellationToken);
            changed += now;
        }
        return changed;
    }
}
