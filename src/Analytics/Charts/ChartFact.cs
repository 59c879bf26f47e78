namespace Dialogue.Analytics.Charts;

/// <summary>Something that holds for the whole of a chart (whose figures, which wave, how many people) and is a column of its file.</summary>
/// <param name="Column">Heading.</param>
/// <param name="Value">The same in each row; numbers with a decimal point, days as 2026-11-22.</param>
public sealed record ChartFact(string Column, string Value);
