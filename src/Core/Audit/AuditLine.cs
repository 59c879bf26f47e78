using System.Globalization;
using Dialogue.Core.People;

namespace Dialogue.Core.Audit;

/// <summary>An entry of the log with the name that its person has today.</summary>
public sealed record AuditLine(long Id, DateTimeOffset At, Role? Role, Guid? PersonId, string? Person, string Action, string Object, string Reason)
{
    private const string PersonObject = "person:";
    private const string AgencyObject = "agency:";

    /// <summary>The account that the entry is about.</summary>
    public Guid? About => Object.StartsWith(PersonObject, StringComparison.Ordinal) && Guid.TryParse(Object[PersonObject.Length..].Split(' ')[0], out var id) ? id : null;

    /// <summary>What the person of an appointment is or was: "person:… Host@12", or "Host@city" for the whole city.</summary>
    public HeldRole? Held => About is not null && Object.Split(' ') is [_, var held] && held.Split('@') is [var role, var where] && Enum.TryParse<Role>(role, out var known)
        ? new HeldRole(known, int.TryParse(where, NumberStyles.None, CultureInfo.InvariantCulture, out var agency) ? agency : null)
        : null;

    /// <summary>The code of the agency that the entry is about.</summary>
    public string? AgencyCode => Object.Split(' ').FirstOrDefault(part => part.StartsWith(AgencyObject, StringComparison.Ordinal))?[AgencyObject.Length..];
}
