using System.Collections.Concurrent;
using System.Security.Claims;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;
using Dialogue.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>Decides who may listen to which audience of a room.</summary>
internal sealed class RoomEntry(IServiceScopeFactory scopes, TimeProvider clock)
{
    // A session that is no draft keeps its room and agency, and becomes one again only while its room is empty. A while, not for ever: a
    // demonstration can be taken away. Only codes that exist are kept, so guessing does not fill the memory.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Place> places = new();

    /// <returns>The room, or null when it does not exist or is not for this person.</returns>
    public async Task<int?> AdmitAsync(ClaimsPrincipal? user, string code, Audience audience, CancellationToken cancellationToken)
    {
        if (await PlaceAsync(Codes.Canonical(code), cancellationToken) is not { } place)
            return null;
        var holder = user?.ToHolder() ?? RightsHolder.Nobody;
        // A rehearsal is for its staff, whichever audience they play.
        var right = audience == Audience.Public && Rehearsal.IsCode(Codes.Canonical(code)) ? Right.ReadDesk : RightFor(audience);
        return PolicyTable.Allows(holder, right, place.AgencyId) ? place.RoomId : null;
    }

    private async Task<Place?> PlaceAsync(string code, CancellationToken cancellationToken)
    {
        if (places.TryGetValue(code, out var known) && clock.GetElapsedTime(known.FoundAt) < Kept)
            return known;
        await using var scope = scopes.CreateScopeOf(code);
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        var found = await db.Sessions.AsNoTracking().Where(s => s.Code == code && s.State != SessionState.Draft)
            .Select(s => new { s.RoomId, s.AgencyId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            places.TryRemove(code, out _);
            return null;
        }
        var place = new Place(found.RoomId, found.AgencyId, clock.GetTimestamp());
        // A rehearsal may be over at any moment.
        return Rehearsal.IsCode(code) ? place : places[code] = place;
    }

    private static Right RightFor(Audience audience) => audience switch
    {
        Audience.Public => Right.ReadPublic,
        Audience.Host => Right.DriveStage,
        _ => Right.ReadDesk,
    };

    private sealed record Place(int RoomId, int AgencyId, long FoundAt);
}
