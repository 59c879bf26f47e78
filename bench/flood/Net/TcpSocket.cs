using System.Buffers.Binary;
using System.ComponentModel;
using System.Net;
using System.Runtime.InteropServices;

namespace Dialogue.Flood.Net;

/// <summary>A TCP socket that never waits.</summary>
internal readonly unsafe struct TcpSocket
{
    private const int Internet = 2, Stream = 1 | 0x800 | 0x80000; // SOCK_NONBLOCK, SOCK_CLOEXEC
    private const int SocketLevel = 1, ReceiveBuffer = 8, ErrorOption = 4, TcpLevel = 6, NoDelay = 1, LargestSegment = 2;

    private TcpSocket(int file) => File = file;

    public int File { get; }

    /// <summary>What went wrong while connecting; 0 when nothing did.</summary>
    public int Error
    {
        get
        {
            int error, length = sizeof(int);
            return Native.GetOption(File, SocketLevel, ErrorOption, &error, &length) == 0 ? error : Native.InProgress;
        }
    }

    /// <param name="to">An address of IPv4.</param>
    /// <param name="narrow">
    /// Packets as on a phone's network instead of loopback's 64 kB, and a small buffer: the server's system keeps in proportion to both.
    /// </param>
    public static TcpSocket Connect(IPEndPoint to, bool narrow)
    {
        var file = Native.Socket(Internet, Stream, 0);
        if (file < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        Set(file, TcpLevel, NoDelay, 1);
        if (narrow)
        {
            Set(file, SocketLevel, ReceiveBuffer, 16 * 1024);
            Set(file, TcpLevel, LargestSegment, 1_400);
        }
        var address = stackalloc byte[16];
        new Span<byte>(address, 16).Clear();
        address[0] = Internet;
        BinaryPrimitives.WriteUInt16BigEndian(new Span<byte>(address + 2, 2), (ushort)to.Port);
        to.Address.TryWriteBytes(new Span<byte>(address + 4, 4), out _);
        // A refusal is told by the first event, like everything else.
        _ = Native.Connect(file, address, 16);
        return new TcpSocket(file);
    }

    /// <returns>How many bytes came; 0 at the end; −1 when nothing is there now; −2 when the connection broke.</returns>
    public int Receive(Span<byte> into)
    {
        fixed (byte* start = into)
        {
            var read = (int)Native.Receive(File, start, into.Length, 0);
            return read >= 0 ? read : Marshal.GetLastPInvokeError() is Native.Again or Native.Interrupted ? -1 : -2;
        }
    }

    /// <returns>False when the system did not take all of it.</returns>
    public bool Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            return Native.Send(File, start, bytes.Length, Native.NoSignal) == bytes.Length;
    }

    public void Close() => _ = Native.Close(File);

    private static void Set(int file, int level, int name, int value) => _ = Native.SetOption(file, level, name, &value, sizeof(int));
}
