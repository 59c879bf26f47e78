using System.Collections.Concurrent;
using System.Text.Json;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;

namespace Dialogue.Web.Live;

/// <summary>Snapshots as they go over the wire, each made at most once a second on this node, however many poll.</summary>
internal sealed class SnapshotCache(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Code, Audience Audience), Making> kept = new();

    public async Task<TaggedJson?> FindAsync(string code, Audience audience, CancellationToken cancellationToken)
    {
        var fresh = new Making(clock, () => MakeAsync(code, audience));
        var making = kept.AddOrUpdate((code, audience), fresh, (_, old) => old.IsStale ? fresh : old);
        // Whoever comes first makes it for all who wait; its own leaving must not stop the others.
        return await making.Made.WaitAsync(cancellationToken);
    }

    private async Task<TaggedJson?> MakeAsync(string code, Audience audience)
    {
        foreach (var (key, old) in kept)
            if (old.IsStale)
                kept.TryRemove(KeyValuePair.Create(key, old));
        await using var scope = scopes.CreateScopeOf(code);
        var snapshot = await scope.ServiceProvider.GetRequiredService<RoomReads>().SnapshotAsync(code, audience, CancellationToken.None);
        return snapshot is null
            ? null
            : TaggedJson.Of(JsonSerializer.SerializeToUtf8Bytes(snapshot, RoomJson.Options), $"{snapshot.Epoch}-{snapshot.Seq}-");
    }

    private sealed class Making(TimeProvider clock, Func<Task<TaggedJson?>> make)
    {
        private readonly Lazy<Task<TaggedJson?>> made = new(make);
        private long doneAt;

        public Task<TaggedJson?> Made => WhenMadeAsync();
        public bool IsStale => Volatile.Read(ref doneAt) is var done && done != 0 && clock.GetElapsedTime(done) > Fresh;

        private async Task<TaggedJson?> WhenMadeAsync()
        {
            try
            {
                return await made.Value;
            }
            finally
            {
                Interlocked.CompareExchange(ref doneAt, clock.GetTimestamp(), 0);
            }
        }
    }
}
