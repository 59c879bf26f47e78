using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

internal static class OpenTables
{
    public static IReadOnlyList<OpenTable> All { get; } =
    [
        new OpenAgencies(), new OpenSessions(), new OpenQuestions(), new OpenPromises(), new OpenDuties(), new OpenWaves(), new OpenFigures(), new OpenOneStop(),
    ];

    /// <summary>The number of the agency that a filter names; null without a filter, 0 when there is none of that code.</summary>
    public static async Task<int?> AgencyIdAsync(DialogueDb db, OpenQuery query, CancellationToken stop) =>
        query.Filter("agency") is { } code ? await db.Agencies.Where(agency => agency.Code == code).Select(agency => agency.Id).SingleOrDefaultAsync(stop) : null;
}
