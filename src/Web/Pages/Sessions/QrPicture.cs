using System.Collections;
using QRCoder;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>An address as a QR code: the dark modules of each row as one path, so that no style is needed. Drawn by <c>_QrPicture</c>.</summary>
public sealed record QrPicture(string Address, IReadOnlyList<string> Rows)
{
    public static QrPicture Of(string address)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new QrPicture(address, [.. qr.ModuleMatrix.Select(RowPath)]);
    }

    private static string RowPath(BitArray row, int y) =>
        string.Concat(Enumerable.Range(0, row.Count).Where(x => row[x]).Select(x => $"M{x},{y}h1v1h-1z"));
}
