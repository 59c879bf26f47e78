using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Core.Words;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Notices;

/// <summary>Followers hear of every step that stands, of promises whose day passed, and of published results.</summary>
internal sealed class WriteNotices(TellFollowers followers, TellMinutes minutes, CityWords words) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await followers.AnyStepAsync(cancellationToken) || await followers.AnyLateAsync(cancellationToken) || await minutes.AnyAsync(cancellationToken) ? [fire.Second] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await words.RefreshAsync(cancellationToken);
        return await followers.TellStepsAsync(cancellationToken) + await followers.TellLateAsync(cancellationToken) + await minutes.TellAsync(cancellationToken);
    }
}
