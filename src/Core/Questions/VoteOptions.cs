namespace Dialogue.Core.Questions;

public sealed record VoteOptions
{
    /// <summary>How many votes may wait; at two thousand a second, two seconds.</summary>
    public int QueueLength { get; init; } = 4000;

    public int GroupSize { get; init; } = 512;
}
