using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Opens and closes waves whose instant has come. Running it twice, or late, leaves the same state.</summary>
public static class WaveClock
{
    /// <returns>How many waves were opened and how many closed.</returns>
    public static async Task<(int Opened, int Closed)> MoveAsync(DialogueDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var opened = await db.Set<Wave>()
            .Where(wave => wave.State == WaveState.Planned && wave.OpensAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(wave => wave.State, WaveState.Open).SetProperty(wave => wave.OpenedAt, now), cancellationToken);
        var closed = await db.Set<Wave>()
            .Where(wave => wave.State == WaveState.Open && wave.ClosesAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(wave => wave.State, WaveState.Closed).SetProperty(wave => wave.ClosedAt, now), cancellationToken);
        return (opened, closed);
    }
}
