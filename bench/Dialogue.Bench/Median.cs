namespace Dialogue.Bench;

internal static class Median
{
    /// <summary>The middle one, or the lower of the two in the middle.</summary>
    public static double Of(IReadOnlyCollection<double> values) => values.Order().ElementAt((values.Count - 1) / 2);
}
