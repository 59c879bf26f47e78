using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Questions.Totals;
using Dialogue.Jobs.Scheduling;

namespace Dialogue.Jobs.Questions;

/// <summary>The totals of questions hold what changed. A reader adds what is not folded, so a figure is exact meanwhile.</summary>
internal sealed class FoldQuestionCounts(DialogueDb db) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        await QuestionFold.AnyAsync(db, cancellationToken) ? [fire.Second] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var cells = await QuestionFold.FoldAsync(db, cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, cells, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return cells;
    }
}
