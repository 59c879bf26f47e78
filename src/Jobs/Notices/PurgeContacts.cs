using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Notices;

/// <summary>No address is kept longer than was promised; the history says how many went.</summary>
internal sealed class PurgeContacts(DialogueDb db, IOptions<NoticeOptions> notices, IOptions<JobOptions> jobs, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(jobs.Value.Zone)]);

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = await ContactPurge.RunAsync(db, notices.Value, clock.GetUtcNow(), cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, forgotten, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return forgotten;
    }
}
