namespace Dialogue.Analytics.Charts;

/// <summary>One bar of <see cref="CountBars"/>.</summary>
/// <param name="Label">A topic, an outcome, in the reader's language.</param>
/// <param name="Count">Among all there are.</param>
public sealed record CountRow(string Label, RegisterCount Count);
