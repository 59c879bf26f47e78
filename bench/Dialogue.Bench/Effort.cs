namespace Dialogue.Bench;

/// <summary>How often and how long a rate is measured; runs of ours and of the ceiling alternate, and the median counts.</summary>
internal sealed record Effort(int Runs, TimeSpan Run)
{
    public static Effort Full { get; } = new(5, TimeSpan.FromSeconds(3));

    /// <summary>One run of everything at its full size: an indication while something else uses the machine.</summary>
    public static Effort Brief { get; } = new(1, TimeSpan.FromSeconds(3));

    /// <summary>How many followers of a room instead of the design's number.</summary>
    public int Crowd(int followers) => this == Quick ? followers / 10 : followers;

    /// <summary>Shows that everything works; its figures mean little.</summary>
    public static Effort Quick { get; } = new(1, TimeSpan.FromSeconds(1));
}
