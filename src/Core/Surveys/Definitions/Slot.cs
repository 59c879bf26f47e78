namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// One place in the stored <c>smallint[]</c> of a response. A single answer takes one place and holds the chosen code; a multiple
/// choice takes one place per option and holds 1 or 0, a ranking the option's rank or 0; texts take none, they are stored apart.
/// </summary>
public sealed record Slot(short Index, ItemDefinition Item, short? OptionCode);
