using Dialogue.Core.Agencies;

namespace Dialogue.Core.Commitments;

/// <summary>A promise as the ledger shows it.</summary>
/// <param name="Text">Null when the question's words are not public.</param>
/// <param name="Room">Code of the room in which it was asked.</param>
/// <param name="Desk">Code of the room at whose desk the agency that promised works on it.</param>
/// <param name="WorkingDays">To the day of the promise while it runs; beyond it when it is late or was kept late.</param>
public sealed record LedgerLine(
    int Id, long QuestionId, string? Text, string Room, string Desk, AgencyLabel Agency, string Unit, DateTimeOffset MadeAt,
    DateOnly FirstDueOn, DateOnly DueOn, int Extensions, DateOnly? WaitsSince, DateOnly? KeptOn, CommitmentStatus Status, int WorkingDays);
