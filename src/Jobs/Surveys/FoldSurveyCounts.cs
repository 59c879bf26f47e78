using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Surveys;

/// <summary>The totals of answers hold what group commits added. A reader adds what is not folded, so a figure is exact meanwhile.</summary>
internal sealed class FoldSurveyCounts(DialogueDb db) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await db.Set<CountDelta>().AnyAsync(cancellationToken) ? [fire.Second] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var cells = await CountFold.FoldAsync(db, cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, cells, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return cells;
    }
}
