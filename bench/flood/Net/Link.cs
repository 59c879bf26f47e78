using System.Net;

namespace Dialogue.Flood.Net;

/// <summary>One connection of the loop; everything it does happens on the loop's thread.</summary>
internal abstract class Link(Loop loop)
{
    private TcpSocket socket;
    private int slot = -1;
    private bool connected;
    private bool deaf;

    protected Loop Loop => loop;

    public bool IsOpen => slot >= 0;

    /// <summary>Stops reading, as a phone does that went to sleep with its connection open, or goes on.</summary>
    public bool Deaf
    {
        get => deaf;
        set
        {
            deaf = value;
            if (connected)
                loop.Events.Change(socket, slot, deaf ? 0 : Epoll.Readable);
        }
    }

    /// <summary>The system says that something happened on the socket.</summary>
    public void Happened(uint events)
    {
        if (!connected)
        {
            if (socket.Error is var error && error != 0)
            {
                Break($"it was refused ({error})");
                return;
            }
            connected = true;
            loop.Events.Change(socket, slot, Epoll.Readable);
            Connected();
        }
        else if (deaf)
            Break("it broke while nobody read");
        else
            Read();
    }

    public void Close()
    {
        if (!IsOpen)
            return;
        socket.Close();
        loop.Leave(slot);
        (slot, connected, deaf) = (-1, false, false);
    }

    protected void Open(IPEndPoint to, bool narrow = false)
    {
        socket = TcpSocket.Connect(to, narrow);
        slot = loop.Enter(this);
        loop.Events.Watch(socket, slot, Epoll.Writable);
    }

    protected void Send(ReadOnlySpan<byte> bytes)
    {
        if (connected && !socket.Send(bytes))
            Break("it took no more bytes");
    }

    protected abstract void Connected();

    protected abstract void Received(ReadOnlySpan<byte> bytes);

    protected abstract void Lost(string how);

    private void Read()
    {
        var read = socket.Receive(loop.Buffer);
        switch (read)
        {
            case > 0: Received(loop.Buffer.AsSpan(0, read)); break;
            case 0: Break("the other side closed it"); break;
            case -2: Break("it was reset"); break;
        }
    }

    private void Break(string how)
    {
        Close();
        Lost(how);
    }
}
