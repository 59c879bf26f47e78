namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).</summary>
public sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    public int Next(int below) => (int)(NextDouble() * below);

    public int Next(int from, int below) => from + Next(below - from);

    public double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
