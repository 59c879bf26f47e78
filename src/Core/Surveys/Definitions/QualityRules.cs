namespace Dialogue.Core.Surveys.Definitions;

/// <summary>When a response is flagged. A flag never deletes anything: figures are shown with and without flagged answers.</summary>
public sealed record QualityRules
{
    public required int StraightLiningFromItems { get; init; }
    public required int FasterThanSeconds { get; init; }
}
