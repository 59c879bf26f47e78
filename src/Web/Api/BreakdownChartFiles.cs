using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>The charts of a wave's declared tables as files: of a published wave for everybody, of any wave for those who run it.</summary>
internal static class BreakdownChartFiles
{
    public static void MapBreakdownChartFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/surveys/{wave}/charts/by-{table}.{format}", (string wave, string table, string format, HttpContext http, DialogueDb db, CancellationToken stop) =>
                OfAsync(db.Set<Wave>().Where(row => row.State == WaveState.Published && row.EstimatedResponses > 0), wave, table, format, http, stop))
            .WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Charts").WithSummary("The satisfaction index by a declared table of a published wave, as svg or csv.");
        app.MapGet("/office/waves/{wave}/charts/by-{table}.{format}", (string wave, string table, string format, HttpContext http, DialogueDb db, CancellationToken stop) =>
                OfAsync(db.Set<Wave>(), wave, table, format, http, stop))
            .WithMetadata(new NeedsAttribute(Right.ManageWaves)).WithTags("Charts").WithSummary("The same before the wave is published, with what its gates hide hidden.");
    }

    private static async Task<IResult> OfAsync(IQueryable<Wave> waves, string key, string table, string format, HttpContext http, CancellationToken stop)
    {
        var services = http.RequestServices;
        return await waves.AsNoTracking().SingleOrDefaultAsync(wave => wave.Key == key && wave.Kind == WaveKind.Citizen, stop) is { } wave
            ? await services.GetRequiredService<ChartFile>().OfAsync(
                http, BreakdownBook.SubjectOf(wave, ""), await services.GetRequiredService<BreakdownBook>().OneAsync(wave, table, stop), format, stop)
            : Results.NotFound();
    }
}
