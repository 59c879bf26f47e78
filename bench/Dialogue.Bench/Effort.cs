namespace Dialogue.Bench;

/// <summary>How often and how long a rate is measured; runs of ours and of the ceiling alternate, and the median counts.</summary>
internal sealed record Effort(int Runs, TimeSpan Run)
{
    public static Effort Full { get; } = new(5, TimeSpan.FromSeconds(3));

    /// <summary>Shows that everything works; its figures mean little.</summary>
    public static Effort Quick { get; } = new(1, TimeSpan.FromSeconds(1));
}
