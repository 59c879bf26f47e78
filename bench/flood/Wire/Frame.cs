using System.Buffers.Binary;

namespace Dialogue.Flood.Wire;

internal enum FrameKind
{
    More = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}

/// <summary>One frame of a web socket (RFC 6455, 5.2).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsLast">The last one of its message.</param>
/// <param name="Start">Where its content starts in what was read.</param>
/// <param name="Length">Of its content.</param>
internal readonly record struct Frame(FrameKind Kind, bool IsLast, int Start, int Length)
{
    public int End => Start + Length;

    /// <returns>False when the frame has not come whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Frame frame)
    {
        frame = default;
        if (bytes.Length < 2)
            return false;
        if ((bytes[1] & 0x80) != 0)
            throw new InvalidDataException("A server must not mask its frames.");
        var (start, length) = (2, (long)(bytes[1] & 0x7f));
        if (length == 126)
        {
            if (bytes.Length < 4)
                return false;
            (start, length) = (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
        }
        else if (length == 127)
        {
            if (bytes.Length < 10)
                return false;
            (start, length) = (10, BinaryPrimitives.ReadInt64BigEndian(bytes[2..]));
        }
        if (bytes.Length - start < length)
            return false;
        frame = new Frame((FrameKind)(bytes[0] & 0x0f), (bytes[0] & 0x80) != 0, start, (int)length);
        return true;
    }

    /// <summary>
    /// A client's frame. Its mask is zero: masking protects proxies on the way from scripts in browsers, and there are neither here.
    /// </summary>
    public static byte[] Of(FrameKind kind, ReadOnlySpan<byte> content)
    {
        var head = content.Length < 126 ? 6 : 8;
        var frame = new byte[head + content.Length];
        frame[0] = (byte)(0x80 | (int)kind);
        frame[1] = (byte)(0x80 | Math.Min(content.Length, 126));
        if (content.Length >= 126)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)content.Length));
        content.CopyTo(frame.AsSpan(head));
        return frame;
    }
}
