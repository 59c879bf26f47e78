using System.Collections.Concurrent;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;

namespace Dialogue.Web.Live;

/// <summary>
/// Rooms as the public reads them, each read at most once a second on this node however many ask, and anew at once after
/// this node changed it. A page rendered from one stands at its number and follows from there, so nothing is missed.
/// </summary>
internal sealed class PublicRooms(IServiceScopeFactory scopes, RoomHint hint, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Reading> kept = new();

    // Only codes that exist are kept here, so guessing does not fill the memory.
    private readonly ConcurrentDictionary<string, int> roomIds = new();

    public async Task<PublicRoom?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var reading = kept.AddOrUpdate(code, _ => Begin(code), (_, old) => IsStale(old, code) ? Begin(code) : old);
        // Whoever comes first reads for all who wait; its own leaving must not stop the others.
        return await reading.Room.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Something changed here that is no news of the room: somebody joined a question.</summary>
    public void Forget(string code) => kept.TryRemove(code, out _);

    private Reading Begin(string code) => new(SaidOf(code), clock.GetTimestamp(), new Lazy<Task<PublicRoom?>>(() => ReadAsync(code)));

    private bool IsStale(Reading reading, string code) =>
        reading.Said != SaidOf(code) || reading.Room is { IsValueCreated: true, Value.IsFaulted: true } || clock.GetElapsedTime(reading.At) > Fresh;

    private long SaidOf(string code) => roomIds.TryGetValue(code, out var id) ? hint.TimesSaid(id) : -1;

    private async Task<PublicRoom?> ReadAsync(string code)
    {
        foreach (var (key, old) in kept)
            if (clock.GetElapsedTime(old.At) > Fresh * 10)
                kept.TryRemove(KeyValuePair.Create(key, old));
        await using var scope = scopes.CreateScopeOf(code);
        var room = await scope.ServiceProvider.GetRequiredService<PublicRoomReads>().OneAsync(code, CancellationToken.None);
        if (room is not null)
            roomIds[code] = room.Session.RoomId;
        return room;
    }

    private sealed record Reading(long Said, long At, Lazy<Task<PublicRoom?>> Room);
}
