using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Surveys;

/// <summary>No questionnaire that nobody came back to is kept longer than was promised.</summary>
internal sealed class PurgeSurveyDrafts(DialogueDb db, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Hour]);

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = await DraftPurge.RunAsync(db, clock.GetUtcNow(), cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, forgotten, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return forgotten;
    }
}
