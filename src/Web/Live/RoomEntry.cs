using System.Security.Claims;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>Decides who may listen to which audience of a room.</summary>
internal sealed class RoomEntry(DialogueDb db)
{
    /// <returns>The room, or null when it does not exist or is not for this person.</returns>
    public async Task<int?> AdmitAsync(ClaimsPrincipal? user, string code, Audience audience, CancellationToken cancellationToken)
    {
        var canonical = Codes.Canonical(code);
        var session = await db.Sessions.AsNoTracking().Where(s => s.Code == canonical && s.State != SessionState.Draft)
            .Select(s => new { s.RoomId, s.AgencyId }).SingleOrDefaultAsync(cancellationToken);
        if (session is null)
            return null;
        var holder = user?.ToHolder() ?? RightsHolder.Nobody;
        return PolicyTable.Allows(holder, RightFor(audience), session.AgencyId) ? session.RoomId : null;
    }

    private static Right RightFor(Audience audience) => audience switch
    {
        Audience.Public => Right.ReadPublic,
        Audience.Host => Right.DriveStage,
        _ => Right.ReadDesk,
    };
}
