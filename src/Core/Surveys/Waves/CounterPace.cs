namespace Dialogue.Core.Surveys.Waves;

/// <summary>
/// Whether a counter gathers answers as fast as the plan needs. Answers are expected to come evenly; four fifths of that are let pass, and
/// so is the first week, in which a counter only begins.
/// </summary>
public static class CounterPace
{
    private const double Patience = 0.8;
    private const int DaysOfWeek = 7;

    public static int WeekOf(Wave wave, DateTimeOffset now) => (int)Math.Floor((now - wave.OpensAt).TotalDays / DaysOfWeek);

    public static bool IsBehind(Wave wave, long answers, int planned, DateTimeOffset now) =>
        wave.State == WaveState.Open && WeekOf(wave, now) >= 1 && answers < Patience * planned * Math.Clamp((now - wave.OpensAt) / (wave.ClosesAt - wave.OpensAt), 0, 1);
}
