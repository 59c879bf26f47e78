using Dialogue.Core.People;

namespace Dialogue.Core.Audit;

/// <summary>An entry of the log with the name that its person has today.</summary>
public sealed record AuditLine(long Id, DateTimeOffset At, Role? Role, Guid? PersonId, string? Person, string Action, string Object, string Reason)
{
    private const string PersonObject = "person:";

    /// <summary>The account that the entry is about.</summary>
    public Guid? About => Object.StartsWith(PersonObject, StringComparison.Ordinal) && Guid.TryParse(Object[PersonObject.Length..].Split(' ')[0], out var id) ? id : null;
}
