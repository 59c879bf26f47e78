namespace Dialogue.Core.Surveys.Definitions;

public sealed record BilingualText
{
    public required string Vi { get; init; }
    public required string En { get; init; }

    public string In(string language) => language == "en" ? En : Vi;
}
