namespace Dialogue.Analytics.Charts;

/// <summary>A dialogue minute by minute: questions upwards, answers downwards, from its start.</summary>
public sealed record SessionTimeline : ChartSpec
{
    /// <summary>Most that a picture can hold.</summary>
    public const int MostMinutes = 360;

    /// <summary>At least one and at most <see cref="MostMinutes"/>; the first is minute 1.</summary>
    public required IReadOnlyList<MinuteCounts> Minutes { get; init; }

    /// <summary>Heading of the minutes, also the words under the axis ("Phút").</summary>
    public required string MinuteColumn { get; init; }

    /// <summary>Heading and legend of the questions.</summary>
    public required string AskedColumn { get; init; }

    /// <summary>Heading and legend of the answers.</summary>
    public required string AnsweredColumn { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [MinuteColumn, AskedColumn, AnsweredColumn],
        [.. Minutes.Select((minute, nth) => (IReadOnlyList<string>)[Number(nth + 1), Number(minute.Asked.Value), Number(minute.Answered.Value)])]);

    internal override string? Fault => Minutes.Count > MostMinutes ? $"A picture holds {MostMinutes} minutes." : null;

    internal override Drawing Draw() => new TimelineDrawing(this);

    internal string Number(int count) => count.ToString("N0", Culture);
}

/// <summary>What happened in one minute.</summary>
public sealed record MinuteCounts(RegisterCount Asked, RegisterCount Answered);
