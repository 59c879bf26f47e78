using System.Security.Claims;
using Dialogue.Core.People;

namespace Dialogue.Web.Access;

/// <summary>Appointments as claims of the sign-in cookie: "Host:12" at an agency, "ReformOfficer:" in the whole city.</summary>
public static class HolderClaims
{
    public const string Type = "appointment";

    public static Claim ToClaim(this Appointment held) => new(Type, $"{held.Role}:{held.AgencyId}");

    public static RightsHolder ToHolder(this ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
            return RightsHolder.Nobody;
        var person = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : (Guid?)null;
        return new RightsHolder(person, [new HeldRole(Role.Citizen, null), .. user.FindAll(Type).Select(Parse)]);
    }

    private static HeldRole Parse(Claim claim)
    {
        var at = claim.Value.IndexOf(':', StringComparison.Ordinal);
        return new HeldRole(Enum.Parse<Role>(claim.Value[..at]), int.TryParse(claim.Value[(at + 1)..], out var agency) ? agency : null);
    }
}
