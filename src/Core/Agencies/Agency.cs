namespace Dialogue.Core.Agencies;

/// <summary>An office of the city that owes dialogues. It is never deleted: its history outlives it, until <see cref="ValidTo"/>.</summary>
public sealed class Agency
{
    public int Id { get; private set; }
    public required string Code { get; init; }
    public required string NameVi { get; set; }
    public required string NameEn { get; set; }
    public required AgencyKind Kind { get; set; }
    public required DateOnly ValidFrom { get; set; }

    /// <summary>The last day on which the agency exists; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Topics that this agency answers; a topic goes first to the agency that stands first in the city's file.</summary>
    public string[] TopicCodes { get; set; } = [];

    public required int DialoguesPerYear { get; set; }

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } last || day <= last);
}
