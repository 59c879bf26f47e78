using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Promises;

/// <summary>The ledger as a spreadsheet: one line per promise, and below the head one line that says what each column holds.</summary>
internal static class LedgerFile
{
    private const int Most = 20_000;

    private static readonly string[] Columns =
        ["id", "agency", "room", "question", "text", "unit", "made", "firstDue", "due", "extensions", "waitsSince", "kept", "status", "days"];

    public static void MapLedgerFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Promises");
        files.MapGet("/promises.csv", (HttpContext http, LedgerPages pages, LedgerReads ledger, CancellationToken stop) =>
            OfCityAsync(http, pages, ledger, stop)).Reading("agency", "status", "half").WithSummary("The promise ledger as csv; filters as on its page.");
        files.MapGet("/agencies/{agency}/promises.csv", async (string agency, HttpContext http, LedgerPages pages, LedgerReads ledger, DialogueDb db, CancellationToken stop) =>
            await db.Agencies.Where(a => a.Code == agency).Select(a => (int?)a.Id).SingleOrDefaultAsync(stop) is { } id
                ? await FileAsync(http, http.ReadAddress(), (id, agency), ledger, stop)
                : Results.NotFound()).Reading("status", "half").WithSummary("An agency's promises as csv.");
    }

    private static async Task<IResult> OfCityAsync(HttpContext http, LedgerPages pages, LedgerReads ledger, CancellationToken stop)
    {
        var written = http.ReadAddress();
        return await FileAsync(http, written, await pages.AgencyAsync(written, null, hasField: true, stop), ledger, stop);
    }

    /// <summary>A file is whole; what its page says of pages is read so that it is not passed over, and turns none here.</summary>
    private static async Task<IResult> FileAsync(HttpContext http, AddressReader written, (int Id, string Code)? agency, LedgerReads ledger, CancellationToken stop)
    {
        var address = LedgerAddress.Read("", written, agency?.Code);
        if (written.Refusal() is { } refusal)
            return refusal;
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var lines = await ledger.LinesAsync(address.Filter(agency is { Id: var id } ? [id] : null), 0, Most, stop);
        string[] meaning = [.. Columns.Select(column => texts["promise.column." + column].Value)];
        var table = new ChartTable(Columns, [meaning, .. lines.Select(line => Row(line, http.RequestServices.GetRequiredService<CityTime>().DateOf(line.MadeAt)))]);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Cookie";
        var name = $"{texts["promise.file"]}{(address.Agency is { } code ? "-" + code : "")}-{ledger.Today:yyyy-MM-dd}.csv";
        return Results.File(table.ToCsv(), "text/csv; charset=utf-8", name);
    }

    private static string[] Row(LedgerLine line, DateOnly made) =>
    [
        Number(line.Id), line.Agency.Code, line.Room, Number(line.QuestionId), line.Text ?? "", line.Unit, Day(made),
        Day(line.FirstDueOn), Day(line.DueOn), Number(line.Extensions), Day(line.WaitsSince), Day(line.KeptOn), LedgerAddress.StatusOf(line.Status),
        Number(line.WorkingDays),
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
