using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Surveys;

/// <summary>No answer, word or invitation is kept longer than was promised; the history says how many went.</summary>
internal sealed class PurgeWaves(DialogueDb db, IOptions<JobOptions> options, TimeProvider clock) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(options.Value.Zone)]);

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var keeping = new WavePurge.Keeping(options.Value.KeepInvitations, options.Value.KeepSurveyWords, options.Value.KeepSurveyAnswers);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gone = await WavePurge.RunAsync(db, keeping, clock.GetUtcNow(), cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, gone, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone;
    }
}
