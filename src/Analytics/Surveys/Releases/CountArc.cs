namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>One count of a table between the two sums that it stands in.</summary>
internal sealed class CountArc(int group, int category, int from, int to, int count)
{
    public int Group { get; } = group;
    public int Category { get; } = category;
    public int From { get; } = from;
    public int To { get; } = to;
    public int Count { get; } = count;

    public bool IsHidden { get; set; }

    /// <summary>The public has it from an earlier release.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Stays as it is, because another table shows it too.</summary>
    public bool IsFixed { get; set; }

    /// <summary>On a way round that is being looked at, and would be hidden with it.</summary>
    public bool IsPlanned { get; set; }

    /// <summary>How much more (or less) it holds than in truth, while a way round is being looked for.</summary>
    public long Shift { get; set; }

    /// <summary>How much it could grow or shrink: a count has no upper end, and 0 as its lower.</summary>
    public long Room(bool forward) => forward ? long.MaxValue / 4 : Count + Shift;
}
