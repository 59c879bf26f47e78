using Dialogue.Core.Agencies;
using Dialogue.Core.People;

namespace Dialogue.Web.Pages.Office.People;

/// <summary>The two fields that say what somebody does and where, as they were sent.</summary>
public sealed record ScopeFields(string? Role, string? Agency, IReadOnlyList<AgencyLabel> Agencies)
{
    public static IReadOnlyList<Role> Roles { get; } = [Core.People.Role.DeskOfficer, Core.People.Role.Host, Core.People.Role.ReformOfficer, Core.People.Role.Administrator];

    /// <summary>Only what a person can hold; anything else is as good as nothing chosen.</summary>
    public static Role? RoleOf(string? sent) => Roles.Where(role => role.ToString() == sent).Cast<Role?>().SingleOrDefault();
}
