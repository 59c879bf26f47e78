namespace Dialogue.Analytics.Charts;

/// <summary>
/// What people ask about from period to period, as stacked areas: the most frequent topics by name, the others together. The table
/// has every topic.
/// </summary>
public sealed record TopicTrend : ChartSpec
{
    private static readonly int Named = Palette.Areas.Length - 1;

    /// <summary>At least two, oldest first.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>At least one; each with as many counts as there are periods.</summary>
    public required IReadOnlyList<TopicBand> Topics { get; init; }

    /// <summary>Heading of the periods.</summary>
    public required string PeriodColumn { get; init; }

    /// <summary>Words for all that are not drawn by name.</summary>
    public required string OthersText { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [PeriodColumn, .. Topics.Select(topic => topic.Label)],
        [.. Periods.Select((period, nth) => (IReadOnlyList<string>)[period, .. Topics.Select(topic => topic.Counts[nth].Value.ToString("N0", Culture))])]);

    /// <summary>From the bottom to the top of the picture.</summary>
    internal IReadOnlyList<TopicBand> Bands
    {
        get
        {
            var ordered = Topics.OrderByDescending(topic => topic.Counts.Sum(count => count.Value)).ToList();
            if (ordered.Count <= Named) return ordered;
            var rest = Periods.Select((_, nth) => new RegisterCount(ordered.Skip(Named).Sum(topic => topic.Counts[nth].Value)));
            return [.. ordered.Take(Named), new TopicBand(OthersText, [.. rest])];
        }
    }

    internal override string? Fault => Periods.Count < 2 ? "A trend has two periods at least." : null;

    internal override Drawing Draw() => new TopicTrendDrawing(this);
}

/// <summary>How many questions were about a topic.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Counts">One for each period, in their order.</param>
public sealed record TopicBand(string Label, IReadOnlyList<RegisterCount> Counts);
