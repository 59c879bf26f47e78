namespace Dialogue.Analytics.Surveys;

/// <summary>The category that calibrated weights miss most.</summary>
/// <param name="Margin">Index of the margin, in the order given.</param>
/// <param name="Category">Index of its category.</param>
/// <param name="Distance">Relative distance of its total from the population.</param>
public readonly record struct MarginError(int Margin, int Category, double Distance);
