using System.Buffers.Binary;
using System.IO.Compression;

namespace Dialogue.App.Tests.Overview;

/// <summary>As much of a PNG as tells whether something is drawn on it.</summary>
internal sealed class PngPicture
{
    private const int HeaderLength = 8;

    public PngPicture(Stream file)
    {
        using var copy = new MemoryStream();
        using (file)
            file.CopyTo(copy);
        var bytes = copy.ToArray();
        using var packed = new MemoryStream();
        for (var at = HeaderLength; at < bytes.Length; at += 12 + Length(bytes, at))
        {
            var type = System.Text.Encoding.ASCII.GetString(bytes, at + 4, 4);
            var data = bytes.AsSpan(at + 8, Length(bytes, at));
            if (type == "IHDR")
                (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            else if (type == "IDAT")
                packed.Write(data);
        }
        packed.Position = 0;
        using var pixels = new MemoryStream();
        using (var unpacked = new ZLibStream(packed, CompressionMode.Decompress))
            unpacked.CopyTo(pixels);
        Shades = pixels.ToArray().Distinct().Count();
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Different bytes among its pixels: an empty picture has a few, letters with soft edges have many.</summary>
    public int Shades { get; }

    private static int Length(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
