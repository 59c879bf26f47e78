namespace Dialogue.Analytics.Surveys;

/// <summary>One of the shares that an index is the mean of.</summary>
/// <param name="Satisfied">Per row of the design, answers that count above the line; at most <paramref name="Answered"/>.</param>
/// <param name="Answered">Per row, answers that count below it.</param>
/// <param name="Importance">How much the share counts beside the others; &gt; 0, only proportions matter.</param>
public sealed record RatioPart(double[] Satisfied, double[] Answered, double Importance = 1);
