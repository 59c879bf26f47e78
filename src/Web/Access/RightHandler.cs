using Dialogue.Core.People;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.AspNetCore.Authorization;

namespace Dialogue.Web.Access;

/// <summary>Asks the policy table, with the agency of the object that the address names.</summary>
internal sealed class RightHandler(ObjectAgency objects, IHostEnvironment environment, RehearsalScope rehearsal) : AuthorizationHandler<RightRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (PolicyTable.IsPublic(requirement.Right) && !rehearsal.IsOn)
        {
            context.Succeed(requirement);
            return;
        }
        if (requirement.Right == Right.SeeDevelopment && environment.IsDevelopment())
        {
            // No role holds it: it is a property of the machine.
            context.Succeed(requirement);
            return;
        }
        if (context.Resource is not HttpContext http)
            return;
        // What everybody may do in a real room, in a rehearsal only its staff may.
        var right = PolicyTable.IsPublic(requirement.Right) ? Right.ReadDesk : requirement.Right;
        var holder = context.User.ToHolder();
        var place = await objects.OfAsync(http.Request.RouteValues, http.RequestAborted);
        var allowed = place switch
        {
            // Nobody's object: whoever holds the right somewhere is told that it does not exist, everybody else is refused.
            ObjectAgency.Place.Missing => PolicyTable.AgenciesOf(holder, right) is null or { Count: > 0 },
            ObjectAgency.Place.NoObject => PolicyTable.AgenciesOf(holder, right) is null or { Count: > 0 },
            ObjectAgency.Place.Of(var agencyId) => PolicyTable.Allows(holder, right, agencyId),
            _ => false,
        };
        if (allowed)
            context.Succeed(requirement);
    }
}
