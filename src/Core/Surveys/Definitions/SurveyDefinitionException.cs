namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Thrown when survey files cannot be used. It names every problem found, not only the first.</summary>
public sealed class SurveyDefinitionException(IReadOnlyList<Problem> problems)
    : Exception("The survey definitions cannot be used:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}")))
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
