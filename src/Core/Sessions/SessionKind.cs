namespace Dialogue.Core.Sessions;

public enum SessionKind
{
    /// <summary>A live dialogue with a beginning and an end.</summary>
    Dialogue,

    /// <summary>An agency's standing mailbox: the same room and the same life of a question, with clocks of its own.</summary>
    Mailbox,
}
