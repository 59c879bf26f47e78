namespace Dialogue.Core.Mailbox;

/// <summary>How hard a question is to answer; each class has its own time, set by the city.</summary>
public enum Difficulty
{
    Simple,
    Ordinary,
    Hard,
}
