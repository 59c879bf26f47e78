using System.Threading.Channels;

namespace Dialogue.Core.Sessions;

/// <summary>
/// Tells this process's reader that a room has news, after the commit. Only a hint to read sooner: the reader's polling is
/// the truth, and other nodes have nothing but that.
/// </summary>
public sealed class RoomHint
{
    private readonly Channel<int> rooms = Channel.CreateBounded<int>(new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropWrite });

    public void News(int roomId) => rooms.Writer.TryWrite(roomId);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => rooms.Reader.WaitToReadAsync(cancellationToken);

    public void Drain()
    {
        while (rooms.Reader.TryRead(out _)) { }
    }
}
