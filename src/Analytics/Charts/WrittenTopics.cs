using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>What people wrote about in open answers, by topic: counts that disclosure control let out. Hidden topics have no bar.</summary>
public sealed record WrittenTopics : ChartSpec
{
    /// <summary>Names of the topics, as many as the table has columns. A hidden one tells nothing by its place, so hidden ones keep the taxonomy's order.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>One row; see <see cref="Disclosure"/>.</summary>
    public required ProtectedTable Counts { get; init; }

    /// <summary>Heading of the topics.</summary>
    public required string TopicColumn { get; init; }

    /// <summary>Heading of the counts ("Số ý kiến").</summary>
    public required string CountColumn { get; init; }

    /// <summary>In place of a hidden count.</summary>
    public required string HiddenText { get; init; }

    /// <summary>What is shown, the most frequent first; then what is hidden, in the order of the topics.</summary>
    public override ChartTable Table => new(
        [TopicColumn, CountColumn],
        [
            .. Shown.Select(row => (IReadOnlyList<string>)[row.Label, row.Count.ToString("N0", Culture)]),
            .. Topics.Where((_, nth) => Counts.Cell(0, nth) is null).Select(topic => (IReadOnlyList<string>)[topic, HiddenText]),
        ]);

    internal IReadOnlyList<(string Label, int Count)> Shown =>
        [.. Topics.Select((topic, nth) => (Label: topic, Count: Counts.Cell(0, nth) ?? -1)).Where(row => row.Count >= 0).OrderByDescending(row => row.Count)];

    internal override string? Fault => Counts.Rows != 1 || Counts.Columns != Topics.Count ? "Every topic has one count." : Shown.Count == 0 ? "Nothing may be shown." : null;

    internal override Drawing Draw() => new CountBarsDrawing(this, Shown, CountColumn);
}
