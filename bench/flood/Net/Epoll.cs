using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Dialogue.Flood.Net;

/// <summary>Tells which of many sockets have something.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    public const uint Readable = 1, Writable = 4, Broken = 8 | 16;
    private const int Add = 1, Modify = 3, Most = 1024;

    // The kernel packs the structure on x86-64 only.
    private static readonly int Size = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private readonly int file = Native.EpollCreate(0x80000);
    private readonly byte[] happenings = GC.AllocateArray<byte>(Most * 16, pinned: true);

    public Epoll()
    {
        if (file < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    public void Watch(TcpSocket socket, int slot, uint events) => Control(Add, socket, slot, events);

    public void Change(TcpSocket socket, int slot, uint events) => Control(Modify, socket, slot, events);

    /// <returns>How many happenings <see cref="this[int]"/> holds.</returns>
    public int Wait(int milliseconds)
    {
        fixed (byte* start = happenings)
            return Math.Max(0, Native.EpollWait(file, start, Most, milliseconds));
    }

    public (uint Events, int Slot) this[int happening]
    {
        get
        {
            var at = happenings.AsSpan(happening * Size);
            return (MemoryMarshal.Read<uint>(at), MemoryMarshal.Read<int>(at[(Size - 8)..]));
        }
    }

    public void Dispose() => _ = Native.Close(file);

    private void Control(int operation, TcpSocket socket, int slot, uint events)
    {
        var happening = stackalloc byte[16];
        new Span<byte>(happening, 16).Clear();
        *(uint*)happening = events;
        *(int*)(happening + Size - 8) = slot;
        if (Native.EpollControl(file, operation, socket.File, happening) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }
}
