namespace Dialogue.Analytics.Surveys;

/// <summary>Known counts of the population by the categories of one thing the people in the sample said about themselves.</summary>
/// <param name="Name">Shown in error messages only.</param>
/// <param name="Category">Per row of the design, an index into <paramref name="Population"/>.</param>
/// <param name="Population">Persons of the population in each category, &gt; 0 where the sample has somebody.</param>
public sealed record Margin(string Name, IReadOnlyList<int> Category, IReadOnlyList<double> Population)
{
    /// <summary>
    /// The category of those who did not say, where there is one. What it and all others together have in
    /// <see cref="Population"/> is then the sample's own estimate, by the weights before; only how the others divide is known. Estimates
    /// carry the error of that (see <see cref="Calibration"/>).
    /// </summary>
    public int? NotStated { get; init; }
}
