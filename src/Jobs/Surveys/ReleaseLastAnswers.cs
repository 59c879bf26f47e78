using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Surveys;

/// <summary>No answer of a wave that has closed is held back any longer: the last few, who found no company, are counted too.</summary>
internal sealed class ReleaseLastAnswers(DialogueDb db) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await WaitingAnswers.WavesAsync(db, cancellationToken)).ConvertAll(wave => fire.SecondOf(wave.Key));

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var key = JobFire.SubjectOf(claim.Period);
        var wave = await db.Set<Wave>().Where(wave => wave.Key == key).Select(wave => wave.Id).SingleAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var shown = await WaitingAnswers.ReleaseAsync(db, wave, cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, shown, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return shown;
    }
}
