using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// The counts that pages show agree with a full recount in every cell, for every wave that took answers. One that does not stays
/// a failed run until it does, for an officer to see: a count is never mended in silence.
/// </summary>
internal sealed class CheckSurveyCounts(DialogueDb db, IOptions<JobOptions> options) : IRecurringJob
{
    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken)
    {
        var lately = fire.At.AddDays(-2);
        var waves = await db.Set<Wave>()
            .Where(wave => wave.State == WaveState.Open || (wave.State != WaveState.Planned && wave.ClosesAt > lately))
            .OrderBy(wave => wave.Id).Select(wave => wave.Key).ToListAsync(cancellationToken);
        return waves.ConvertAll(wave => $"{wave} {fire.Day(options.Value.Zone)}");
    }

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var key = JobFire.SubjectOf(claim.Period);
        var wave = await db.Set<Wave>().Where(wave => wave.Key == key).Select(wave => wave.Id).SingleAsync(cancellationToken);
        // One snapshot: answers that come in meanwhile are in both counts or in neither.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var wrong = await CountFold.RecountAsync(db, wave, cancellationToken);
        if (wrong.Count > 0)
            throw new CountsDisagreeException(wrong.Count);
        return (await CountFold.ReadAsync(db, wave, cancellationToken)).Count;
    }
}
