namespace Dialogue.Core.Surveys.Definitions;

public sealed record Option(short Code, string TextKey);
