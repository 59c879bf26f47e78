using Dialogue.Core.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>What stands in the way of a wave's figures, and where.</summary>
/// <param name="Place">A margin's item, or a table and measure.</param>
/// <param name="Group">A category or group of it.</param>
internal sealed record Obstacle(EstimateProblem Problem, string Place, string Group);
