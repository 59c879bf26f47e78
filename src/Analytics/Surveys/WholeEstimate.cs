namespace Dialogue.Analytics.Surveys;

/// <summary>Takes all parts of an estimate together; those that an opt-in estimate has not are null.</summary>
/// <param name="value">Share 0–1 or mean.</param>
/// <param name="standardError">√V in the unit of the value.</param>
/// <param name="degreesOfFreedom">Primary units − strata.</param>
/// <param name="interval">At the level it was computed with, 95 % by default.</param>
/// <param name="respondents">n, persons.</param>
/// <param name="effectiveSize">n_eff; +∞ without sampling variance.</param>
/// <param name="designEffect">V / V_srs.</param>
/// <param name="gate">What the reliability gate said.</param>
public delegate T WholeEstimate<out T>(
    double value, double? standardError, int? degreesOfFreedom, Interval? interval, int respondents, double? effectiveSize, double? designEffect, Gate gate);
