namespace Dialogue.Core.Surveys.Definitions;

public sealed record RoutePage(PageDefinition Page, IReadOnlyList<ItemDefinition> Items);
