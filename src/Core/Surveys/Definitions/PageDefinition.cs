namespace Dialogue.Core.Surveys.Definitions;

public sealed record PageDefinition
{
    public required string Id { get; init; }
    public bool Lead { get; init; }
    public Condition? ShowIf { get; init; }
    public required IReadOnlyList<ItemDefinition> Items { get; init; }

    public string TitleKey => $"page.{Id}.title";
    public string LeadKey => $"page.{Id}.lead";
}
