using Dialogue.Core.People;

namespace Dialogue.Web.Access;

/// <summary>Where somebody's work lies: what signing in leads to when no page was asked for.</summary>
public static class HomePage
{
    public static string Of(RightsHolder holder) =>
        Holds(holder, Role.DeskOfficer) || Holds(holder, Role.Host) ? "/desk"
        : Holds(holder, Role.ReformOfficer) ? "/office/overview"
        : Holds(holder, Role.Administrator) ? "/office/admin"
        : "/account";

    private static bool Holds(RightsHolder holder, Role role) => holder.Appointments.Any(held => held.Role == role);
}
