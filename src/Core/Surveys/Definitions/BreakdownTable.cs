namespace Dialogue.Core.Surveys.Definitions;

/// <summary>A table of the lattice: the figures divided by the answers to one item, or by the kind of agency where no item is named.</summary>
public sealed record BreakdownTable
{
    /// <summary>What agencies themselves are a table of; not to be declared.</summary>
    public const string Agencies = "agency";

    public required string Id { get; init; }
    public string? Item { get; init; }

    public string TextKey => $"table.{Id}";
}
