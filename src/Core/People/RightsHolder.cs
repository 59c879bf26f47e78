namespace Dialogue.Core.People;

/// <summary>Somebody as the policy table sees them.</summary>
public sealed record RightsHolder(Guid? PersonId, IReadOnlyCollection<HeldRole> Appointments)
{
    public static RightsHolder Nobody { get; } = new(null, []);
}

public readonly record struct HeldRole(Role Role, int? AgencyId);
