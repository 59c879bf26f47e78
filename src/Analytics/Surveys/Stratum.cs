namespace Dialogue.Analytics.Surveys;

/// <summary>One stratum of a sample plan.</summary>
/// <param name="Name">Shown in error messages only.</param>
/// <param name="FrameUnits">
/// M_h: primary units (persons when unclustered) in a real frame, which earns the finite population factor; null when
/// there is no frame, and then the variance carries no such factor.
/// </param>
public sealed record Stratum(string Name, int? FrameUnits = null);
