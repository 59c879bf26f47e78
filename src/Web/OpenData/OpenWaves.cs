using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

/// <summary>Waves whose figures an officer released.</summary>
internal sealed class OpenWaves : OpenTable
{
    public override string Name => "waves";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("key", OpenType.Text, "2026-1"), new("titleVi", OpenType.Text, "Đợt 1 năm 2026"), new("titleEn", OpenType.Text, "First wave of 2026"),
        new("instrument", OpenType.Text, "sipas"), new("instrumentVersion", OpenType.Whole, 1), new("design", OpenType.Text, "Probability"),
        new("opensAt", OpenType.Instant, "2026-04-30T17:00:00Z"), new("closesAt", OpenType.Instant, "2026-05-31T17:00:00Z"),
        new("publishedAt", OpenType.Instant, "2026-06-15T02:00:00Z"),
    ];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var found = await services.GetRequiredService<DialogueDb>().Set<Wave>().AsNoTracking()
            .Where(wave => wave.Id > query.After && wave.Kind == WaveKind.Citizen && wave.State == WaveState.Published && wave.EstimatedResponses > 0)
            .OrderBy(wave => wave.Id).Take(query.Take).ToListAsync(stop);
        return OpenPage.Of(found, query, wave => wave.Id, wave =>
            [wave.Key, wave.TitleVi, wave.TitleEn, wave.InstrumentId, wave.InstrumentVersion, wave.Design.ToString(), wave.OpensAt, wave.ClosesAt, wave.PublishedAt]);
    }
}
