namespace Dialogue.Analytics.Charts;

/// <summary>Waves as rows of a table; a change has columns only where some wave says one.</summary>
internal static class WaveRows
{
    public static bool HaveChanges(IEnumerable<WaveIndex> waves) => waves.Any(wave => wave.Change is not null);

    public static IEnumerable<string> Columns(EstimateWords words, bool withChanges) =>
        [words.Value, words.Low, words.High, words.People, .. withChanges ? [words.Change, words.ChangeLow, words.ChangeHigh, words.ChangeMeaning] : Array.Empty<string>()];

    public static IReadOnlyList<string> Cells(ChartSpec spec, EstimateWords words, WaveIndex wave, bool withChanges) =>
    [
        wave.Label, .. ShareText.Cells(spec, words, wave.Share),
        .. withChanges ? ChangeOf(spec, words, wave) : [],
    ];

    private static IReadOnlyList<string> ChangeOf(ChartSpec spec, EstimateWords words, WaveIndex wave) =>
        wave is { IsShown: true, BreakNote: null, Change: { } change } ? change.Cells(spec, words) : ["", "", "", ""];
}
