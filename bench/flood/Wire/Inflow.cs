using System.Buffers;

namespace Dialogue.Flood.Wire;

/// <summary>
/// What came and was not understood yet. Nearly always everything that comes is whole, so a connection holds no memory for it; only
/// the beginning of something longer is kept.
/// </summary>
internal struct Inflow
{
    private byte[]? held;
    private int length;

    public delegate int Reader(ReadOnlySpan<byte> bytes);

    /// <param name="came">The new bytes.</param>
    /// <param name="read">Takes whole pieces from the front and says how many bytes they were.</param>
    public void Take(ReadOnlySpan<byte> came, Reader read)
    {
        if (held is null)
        {
            Keep(came[read(came)..]);
            return;
        }
        Append(came);
        var (bytes, whole) = (held, length);
        var taken = read(bytes.AsSpan(0, whole));
        if (taken == 0 || held != bytes)
            return; // nothing whole yet, or dropped by what was read
        held = null;
        Keep(bytes.AsSpan(taken, whole - taken));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    public void Drop()
    {
        if (held is not null)
            ArrayPool<byte>.Shared.Return(held);
        held = null;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            return;
        held = ArrayPool<byte>.Shared.Rent(rest.Length);
        rest.CopyTo(held);
        length = rest.Length;
    }

    private void Append(ReadOnlySpan<byte> came)
    {
        if (held!.Length - length < came.Length) // the caller has looked
        {
            var larger = ArrayPool<byte>.Shared.Rent(length + came.Length);
            held.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(held);
            held = larger;
        }
        came.CopyTo(held.AsSpan(length));
        length += came.Length;
    }
}
