namespace Dialogue.Core.Duties;

/// <summary>An agency as it owes dialogues: so many a year, from its first day to its last.</summary>
public sealed record DutyAgency(DateOnly ValidFrom, DateOnly? ValidTo, int DialoguesPerYear)
{
    /// <summary>How many days of a half-year the agency exists.</summary>
    public int DaysIn(HalfYear half)
    {
        var from = ValidFrom > half.From ? ValidFrom : half.From;
        var to = ValidTo is { } last && last < half.To ? last : half.To;
        return Math.Max(0, to.DayNumber - from.DayNumber + 1);
    }
}
