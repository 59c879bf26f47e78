namespace Dialogue.Jobs.Surveys;

/// <summary>What the audit of a table found: a hidden figure that can be bounded too closely.</summary>
/// <param name="Measure">An item, a factor, an index or an option.</param>
/// <param name="Group">Of the table.</param>
internal sealed record Leak(string Measure, int Group);
