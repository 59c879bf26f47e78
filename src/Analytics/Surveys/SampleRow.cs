namespace Dialogue.Analytics.Surveys;

/// <summary>
/// One respondent, or several whose stratum, weight and answers are all alike, so that totals kept by the database can be
/// estimated from without going back to single answers.
/// </summary>
/// <param name="Stratum">Index into the design's strata.</param>
/// <param name="Weight">Persons of the population each of these respondents stands for; &gt; 0. Its scale does not matter to a ratio.</param>
/// <param name="PrimaryUnit">The sampled cluster, unique within the stratum; null when each person was sampled alone.</param>
/// <param name="Persons">How many respondents the row holds; ≥ 1.</param>
public readonly record struct SampleRow(int Stratum, double Weight, int? PrimaryUnit = null, int Persons = 1);
