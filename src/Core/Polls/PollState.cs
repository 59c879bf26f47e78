namespace Dialogue.Core.Polls;

public enum PollState
{
    /// <summary>Only desk and host see it.</summary>
    Draft,
    Open,
    Closed,
}
