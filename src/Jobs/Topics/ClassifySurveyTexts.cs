using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Topics;

/// <summary>Open answers of surveys get their topics. Each leaves the waiting ones with its topic, so a stop in between loses and repeats nothing.</summary>
internal sealed class ClassifySurveyTexts(ReadSurveyTexts texts, TopicReader reader) : IRecurringJob
{
    public const int Batch = 1000;

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await texts.AnyAsync(cancellationToken) ? [fire.Second] : [];

    public Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) => ReadAllAsync(_ => { }, cancellationToken);

    public async Task<int> ReadAllAsync(Action<int> progress, CancellationToken cancellationToken)
    {
        var (read, batch) = (0, 0);
        do
        {
            var current = await reader.CurrentAsync(cancellationToken);
            batch = await texts.ReadAsync(Batch, current.Model.Fingerprint, current.Read, cancellationToken);
            progress(read += batch);
        }
        while (batch > 0);
        return read;
    }
}
