namespace Dialogue.Analytics.Charts;

/// <summary>Stretches of neighbouring waves that may be joined by a line: sampled, shown, and without a break between them.</summary>
internal static class WaveRuns
{
    public static List<List<int>> Of(IReadOnlyList<WaveIndex> waves)
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < waves.Count; i++)
        {
            if (!waves[i].IsSampled) continue;
            var continues = runs.Count > 0 && runs[^1][^1] == i - 1 && waves[i].BreakNote is null;
            if (continues) runs[^1].Add(i);
            else runs.Add([i]);
        }
        return runs;
    }
}
