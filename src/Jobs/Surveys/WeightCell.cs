namespace Dialogue.Jobs.Surveys;

/// <summary>People of one stratum whom no margin tells apart: all of them weigh the same.</summary>
/// <param name="Categories">Per margin, the index of its category.</param>
/// <param name="DesignWeight">Before calibration.</param>
internal sealed record WeightCell(int Stratum, int[] Categories, double DesignWeight);
