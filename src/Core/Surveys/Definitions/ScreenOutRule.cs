namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Ends the questionnaire for a person who does not belong to its population; nothing of theirs is kept.</summary>
public sealed record ScreenOutRule
{
    public required string Id { get; init; }
    public required Condition When { get; init; }

    public string TextKey => $"screenOut.{Id}";
}
