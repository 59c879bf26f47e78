using System.Security.Claims;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

/// <summary>What the cookie says of a person: number, name to show, appointments, stamp. No address. A role that needs one-time codes is left out until they are set up.</summary>
internal sealed class HolderClaimsFactory(DialogueDb db, SecondFactors factors, IOptions<IdentityOptions> options, IOptions<AccountOptions> accounts) : IUserClaimsPrincipalFactory<Person>
{
    public async Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var types = options.Value.ClaimsIdentity;
        var appointments = await db.Appointments.AsNoTracking().Where(a => a.PersonId == user.Id).ToListAsync();
        var guarded = accounts.Value.OneTimeCodesFor;
        if (appointments.Exists(held => guarded.Contains(held.Role)) && !await factors.HasAsync(user.Id, CancellationToken.None))
            appointments.RemoveAll(held => guarded.Contains(held.Role));
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(types.UserIdClaimType, user.Id.ToString()),
                new Claim(types.UserNameClaimType, user.DisplayName),
                new Claim(types.SecurityStampClaimType, user.SecurityStamp ?? ""),
                .. appointments.Select(appointment => appointment.ToClaim()),
            ],
            IdentityConstants.ApplicationScheme, types.UserNameClaimType, types.RoleClaimType));
    }
}
