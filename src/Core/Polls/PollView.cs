namespace Dialogue.Core.Polls;

/// <summary>A poll as a room shows it. Its numbers travel apart, as those of questions do.</summary>
public sealed record PollView(
    int Id, PollState State, string Vi, string? En, bool ShowsResults, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, IReadOnlyList<PollChoice> Options)
{
    public static PollView Of(Poll poll) => new(
        poll.Id, poll.State, poll.QuestionVi, Given(poll.QuestionEn), poll.ShowsResults, poll.OpenedAt, poll.ClosedAt,
        [.. poll.Options.OrderBy(o => o.Nth).Select(o => new PollChoice(o.Nth, o.TextVi, Given(o.TextEn)))]);

    public string Words(bool english) => english && En is not null ? En : Vi;

    /// <summary>How many took part; null when that is not shown.</summary>
    public int? Taking() => Options.Any(o => o.Votes is null) ? null : Options.Sum(o => o.Votes);

    private static string? Given(string text) => text.Length == 0 ? null : text;
}

public sealed record PollChoice(short Nth, string Vi, string? En)
{
    public int? Votes { get; init; }

    public string Words(bool english) => english && En is not null ? En : Vi;
}
