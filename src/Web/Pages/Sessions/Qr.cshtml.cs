using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The join code and its QR, large: to show on a screen or to print.</summary>
[Needs(Right.ReadPublic)]
public sealed class QrModel(SessionReads sessions) : PageModel
{
    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public string Address { get; private set; } = "";
    public IReadOnlyList<string> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (await sessions.OneAsync(Codes.Canonical(code), stop) is not { } session)
            return NotFound();
        Session = session;
        Address = $"{Request.Scheme}://{Request.Host}/sessions/{session.Code}";
        using var qr = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        Rows = [.. qr.ModuleMatrix.Select(RowPath)];
        return Page();
    }

    /// <summary>The dark modules of a row as one path, so that no style is needed.</summary>
    private static string RowPath(System.Collections.BitArray row, int y) =>
        string.Concat(Enumerable.Range(0, row.Count).Where(x => row[x]).Select(x => $"M{x},{y}h1v1h-1z"));
}
