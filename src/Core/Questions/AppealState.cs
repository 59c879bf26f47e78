namespace Dialogue.Core.Questions;

/// <summary>A refusal can be appealed once, to somebody other than who refused.</summary>
public enum AppealState
{
    None,
    Open,
    Granted,
    Dismissed,
}
