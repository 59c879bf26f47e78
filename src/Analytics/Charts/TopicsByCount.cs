namespace Dialogue.Analytics.Charts;

/// <summary>What people ask about: one horizontal bar per topic, in the given order, its count at the end.</summary>
public sealed record TopicsByCount : ChartSpec
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<TopicCount> Topics { get; init; }

    /// <summary>Heading of the topics ("Lĩnh vực").</summary>
    public required string TopicColumn { get; init; }

    /// <summary>Heading of the counts ("Số câu hỏi"), also printed under the bars.</summary>
    public required string CountColumn { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [TopicColumn, CountColumn],
        [.. Topics.Select(t => (IReadOnlyList<string>)[t.Label, t.Count.ToString("N0", Culture)])]);

    internal override Drawing Draw() => new TopicsDrawing(this);
}
