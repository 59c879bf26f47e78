namespace Dialogue.Core.Surveys.Definitions;

public enum Polarity
{
    Positive,
    Negative,
}
