namespace Dialogue.Given;

/// <summary>The time of day, moved: a test need not wait for what happens later.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
