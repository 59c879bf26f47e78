namespace Dialogue.Core.Surveys.Definitions;

public sealed record PageDefinition
{
    public required string Id { get; init; }
    public bool Lead { get; init; }

    /// <summary>Its items stand in one grid, with the scale's words at the head of the columns.</summary>
    public bool Grid { get; init; }
    public Condition? ShowIf { get; init; }
    public required IReadOnlyList<ItemDefinition> Items { get; init; }

    public string TitleKey => $"page.{Id}.title";
    public string LeadKey => $"page.{Id}.lead";
}
