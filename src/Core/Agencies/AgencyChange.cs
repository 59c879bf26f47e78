namespace Dialogue.Core.Agencies;

public enum AgencyChangeKind
{
    Added,
    Ended,
    Renamed,
    Kind,
    Dates,
    Topics,
    Duty,
    Successors,
}

/// <summary>One thing that a file would change.</summary>
/// <param name="Kind">What.</param>
/// <param name="Code">Of which agency.</param>
/// <param name="Name">Its Vietnamese name afterwards.</param>
/// <param name="Before">How it is; empty for something new.</param>
/// <param name="After">How it would be.</param>
public sealed record AgencyChange(AgencyChangeKind Kind, string Code, string Name, string Before, string After);
