namespace Dialogue.Core.Duties;

/// <summary>One dialogue that an agency owes in a half-year, and what became of it.</summary>
public sealed record DutySlot(DutyState State, DutyDialogue? Dialogue);

public enum DutyState
{
    /// <summary>Held inside its half-year.</summary>
    Held,

    /// <summary>Announced for a day inside it.</summary>
    Announced,

    /// <summary>The half-year runs and nothing is announced yet.</summary>
    Open,

    /// <summary>The half-year went by; a dialogue of the next one, beyond what that owes, makes up for it.</summary>
    Late,

    /// <summary>The half-year went by and nothing makes up for it.</summary>
    Missing,
}
