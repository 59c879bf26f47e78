using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Waves;

namespace Dialogue.Jobs.Surveys;

/// <summary>Ends an officer's order to correct a published wave: the new figures are out with the transaction, or the old ones stay and it says why.</summary>
internal sealed class Corrected(DialogueDb db, Wave wave, WaveCorrection correction, TimeProvider clock)
{
    public async Task SettleAsync(WaveResult result, CancellationToken cancellationToken)
    {
        if (result.IsRefused(wave.State) && result.Obstacle is { } obstacle)
        {
            correction.Refuse(obstacle.Problem, obstacle.Place, obstacle.Group, clock.GetUtcNow());
            return;
        }
        correction.Release(clock.GetUtcNow());
        await new AuditTrail(db, clock).WriteAsync(
            new(AuditAction.WaveCorrected, $"wave:{wave.Key}", correction.Reason, correction.PersonId, correction.Role), cancellationToken);
    }
}
