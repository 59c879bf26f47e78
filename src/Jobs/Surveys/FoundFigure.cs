using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>A figure as it was found, before anything is said about showing it.</summary>
/// <param name="Group">Of the table that it belongs to; 0 is the city.</param>
/// <param name="Answers">Answers that count above the line, and how many different people gave them.</param>
/// <param name="Answered">Answers that count below it.</param>
/// <param name="Statistics">What the estimate can be computed from again.</param>
internal sealed record FoundFigure(
    FigurePlan Figure, int Group, Stats.Estimate Estimate, int Answers, int People, int Answered, Stats.SufficientStatistics? Statistics);
