namespace Dialogue.Core.Duties;

/// <param name="By">The last day in time.</param>
/// <param name="State">Whether it runs, ran out, or what became of it.</param>
/// <param name="Days">While it runs: days left, negative once overdue. Afterwards: days of notice, or days the results took.</param>
public sealed record Clock(DateOnly By, ClockState State, int Days);

public enum ClockState
{
    Running,
    Overdue,
    Kept,
    Missed,
}
