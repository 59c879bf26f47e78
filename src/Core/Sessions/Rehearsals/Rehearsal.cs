namespace Dialogue.Core.Sessions.Rehearsals;

/// <summary>
/// A rehearsal is a session of its own with a room of its own, bound to the room of the real one and gone when that one starts.
/// So desk, stage and room are practised exactly as they are, and the real room's numbers never know of it.
/// Real and rehearsed things live in two worlds of one database: a request sees the one or the other
/// (<see cref="RehearsalScope"/>), by a filter on every query. That a thing belongs to a rehearsal can be read off its code, its
/// receipt and its number, so the world of a request is known before anything is looked up.
/// </summary>
public static class Rehearsal
{
    /// <summary>Real codes have no U.</summary>
    public const char Mark = 'U';

    /// <summary>Numbers of rehearsed questions begin here; a browser still keeps them exactly.</summary>
    public const long FirstQuestion = 1L << 52;

    public static string CodeOf(string realCode) => Mark + realCode;

    /// <summary>The session that is rehearsed; null when the code is a real one.</summary>
    public static string? RealCodeOf(string code) => IsCode(code) ? code[1..] : null;

    public static bool IsCode(string code) => code.Length == 7 && code[0] == Mark;

    public static bool IsReceipt(string receipt) => receipt.Length > 0 && receipt[0] == Mark;

    public static bool IsQuestion(long id) => id >= FirstQuestion;
}
