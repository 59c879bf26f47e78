namespace Dialogue.Core.Duties;

/// <param name="Kept">How many clocks were kept.</param>
/// <param name="All">Of how many that have run out or were stopped.</param>
public readonly record struct InTime(int Kept, int All)
{
    public static InTime Among(IEnumerable<Clock?> clocks)
    {
        var known = clocks.OfType<Clock>().Where(clock => clock.State != ClockState.Running).ToList();
        return new InTime(known.Count(clock => clock.State == ClockState.Kept), known.Count);
    }
}
