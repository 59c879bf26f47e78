using Dialogue.Core.People;

namespace Dialogue.Core.Audit;

/// <summary>An entry of the log with the name that its person has today.</summary>
public sealed record AuditLine(long Id, DateTimeOffset At, Role? Role, Guid? PersonId, string? Person, string Action, string Object, string Reason);
