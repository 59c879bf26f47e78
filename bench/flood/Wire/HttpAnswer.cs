using System.Buffers.Text;
using System.Text;

namespace Dialogue.Flood.Wire;

/// <summary>An answer of HTTP/1.1 with its whole body.</summary>
internal sealed record HttpAnswer(int Status, string Head, byte[] Body, int Length)
{
    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    /// <param name="bytes">From the first byte of the answer.</param>
    /// <returns>Null when it has not come whole. An answer to an upgrade ends with its head.</returns>
    public static HttpAnswer? TryRead(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf(EndOfHead);
        if (end < 0 || !Utf8Parser.TryParse(bytes[9..], out int status, out _))
            return null;
        var head = Encoding.Latin1.GetString(bytes[..end]);
        var rest = bytes[(end + 4)..];
        if (status is 101 or 204 or 304)
            return new HttpAnswer(status, head, [], end + 4);
        if (Header(head, "content-length") is { } length)
        {
            var size = int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
            return rest.Length < size ? null : new HttpAnswer(status, head, rest[..size].ToArray(), end + 4 + size);
        }
        return Chunks(rest) is var (body, taken) ? new HttpAnswer(status, head, body, end + 4 + taken) : null;
    }

    public static string? Header(string head, string name)
    {
        foreach (var line in head.Split("\r\n"))
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] == ':')
                return line[(name.Length + 1)..].Trim();
        return null;
    }

    private static (byte[] Body, int Taken)? Chunks(ReadOnlySpan<byte> rest)
    {
        var body = new List<byte>();
        var at = 0;
        while (Utf8Parser.TryParse(rest[at..], out int size, out var digits, 'x'))
        {
            var start = at + digits + 2;
            if (rest.Length < start + size + 2)
                return null;
            body.AddRange(rest.Slice(start, size));
            at = start + size + 2;
            if (size == 0)
                return ([.. body], at);
        }
        return null;
    }
}
