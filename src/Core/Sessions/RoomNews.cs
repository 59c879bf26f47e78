using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Dialogue.Core.Sessions;

/// <summary>Rooms with news since somebody last took them, each once, however often it was added.</summary>
public sealed class RoomNews
{
    private readonly ConcurrentDictionary<int, bool> rooms = new();
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(int roomId)
    {
        rooms[roomId] = true;
        Ring();
    }

    /// <summary>There may be news of any room.</summary>
    public void Ring() => bell.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => bell.Reader.WaitToReadAsync(cancellationToken);

    public IReadOnlyList<int> Take()
    {
        // The bell first: what is added from here on rings it again.
        bell.Reader.TryRead(out _);
        return [.. rooms.Keys.Where(room => rooms.TryRemove(room, out _))];
    }
}
