namespace Dialogue.Core.Agencies;

/// <summary>One agency as the city's file writes it.</summary>
public sealed record AgencyEntry
{
    public required string Code { get; init; }
    public required AgencyKind Kind { get; init; }
    public required string NameVi { get; init; }
    public required string NameEn { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>How sure the facts of this entry are: <c>memory</c>, <c>press</c> or <c>official</c>.</summary>
    public string? Certainty { get; init; }

    public IReadOnlyList<string> TopicCodes { get; init; } = [];

    /// <summary>Null: as many as the file sets for the kind.</summary>
    public int? DialoguesPerYear { get; init; }

    public IReadOnlyList<AgencySuccessor> Successors { get; init; } = [];
}
