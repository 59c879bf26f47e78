using System.Globalization;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>What is kept, how much of it, how long, and whether the rules were followed.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class StorageModel(StorageReads storage) : PageModel
{
    /// <summary>Of a divided table the largest parts are listed.</summary>
    public const int PartsMost = 30;

    /// <summary>What matters; the others can be opened.</summary>
    public const int LargestMost = 20;

    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public StorageView View { get; private set; } = new(0, [], []);

    public async Task OnGetAsync(CancellationToken stop) => View = await storage.ReadAsync(stop);

    public static string Size(long bytes)
    {
        var (amount, unit) = ((double)bytes, 0);
        for (; amount >= 1024 && unit < Units.Length - 1; unit++)
            amount /= 1024;
        return amount.ToString(amount < 10 && unit > 0 ? "0.0" : "0", CultureInfo.CurrentCulture) + "\u00A0" + Units[unit];
    }
}
