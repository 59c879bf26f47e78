using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>One wave for those who run it: how far it has come, how good the answers are, and whether its figures may go out.</summary>
[Needs(Right.ManageWaves)]
[ResponseCache(NoStore = true)]
public sealed class WaveModel(
    WaveProgress progress, SurveyCatalog catalog, BreakdownBook breakdowns, ProblemWords problems, HidingWords hiding, DialogueDb db, CityTime time, Texts texts) : PageModel
{
    private const int PlacesPerPage = 100;
    private const int QualityPerPage = 50;

    public WaveProgress.Report Report { get; private set; } = null!; // set before the page is rendered
    public PlanView Plan { get; private set; } = null!; // likewise
    public InstrumentDefinition Instrument { get; private set; } = null!; // likewise
    public PlaceFilter Filter { get; private set; } = null!; // likewise

    /// <summary>The agencies that the filter lets through, in its order.</summary>
    public IReadOnlyList<PlanView.Place> Places { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // likewise
    public IReadOnlyList<WaveQuality> Quality { get; private set; } = [];

    /// <summary>By agency, 0 for the city.</summary>
    public ILookup<int, WaveQualityFigure> QualityFigures { get; private set; } = Enumerable.Empty<WaveQualityFigure>().ToLookup(_ => 0);
    public IReadOnlyList<SilentItem> Items { get; private set; } = [];
    public EstimateRun? Run { get; private set; }
    public string? Problem { get; private set; }

    /// <summary>What was hidden because the audit had found something out.</summary>
    public IReadOnlyList<string> HiddenMore { get; private set; } = [];
    public IReadOnlyList<MarginFactor> Factors { get; private set; } = [];
    public IReadOnlyList<BreakdownView> Breakdowns { get; private set; } = [];

    public Wave Wave => Report.Wave;
    public bool HasWeights => Factors.Count > 0;
    public IEnumerable<AgencyKind> Kinds => Plan.Places.Select(place => place.Row.Agency.Kind).Distinct().Order();
    public WaveQuality? Whole => Quality.FirstOrDefault(row => row.AgencyId is null);

    public sealed record QualityPart(string Name, IReadOnlyList<WaveQuality> Rows, Pager Pager);

    /// <param name="Asked">How many people the item was shown to.</param>
    /// <param name="DontKnow">Share 0–1 of 88 among them: a count of what came in, not a figure about the population.</param>
    /// <param name="Unanswered">Share 0–1 without any answer, likewise.</param>
    public sealed record SilentItem(ItemDefinition Item, long Asked, double DontKnow, double Unanswered);

    /// <summary>Of the agencies that the filter lets through, those with flagged answers, most of them first, and those without.</summary>
    public IReadOnlyList<QualityPart> QualityParts { get; private set; } = [];

    public QualityRows RowsOf(IEnumerable<WaveQuality> rows, string title) => new(
        title, [.. rows.Select(row => new QualityRows.Row(row.AgencyId is { } id ? AgencyName(id) : texts["wave.quality.city"], row, [.. QualityFigures[row.AgencyId ?? 0]]))]);

    public string NameOf(Agency agency) => Texts.Language == "en" ? agency.NameEn : agency.NameVi;

    public string ItemName(MarginFactor factor) => problems.ItemOf(Instrument, factor.Item);

    public string CategoryName(MarginFactor factor) => problems.CategoryOf(Instrument, factor.Item, factor.Category);

    /// <summary>Where the counts of a margin come from.</summary>
    public MarginDefinition? SourceOf(string item) => Report.Definition.Margins.FirstOrDefault(margin => margin.Item == item);

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop)
    {
        if (await progress.ReadAsync(wave, time.Today, stop) is not { } report)
            return NotFound();
        (Report, Plan, Instrument) = (report, PlanView.Of(report), catalog.InstrumentOf(report.Definition));
        var address = this.ReadAddress();
        Filter = PlaceFilter.Read(address);
        this.Tell(address);
        Places = Filter.Of(Plan.Places, NameOf);
        Pager = new Pager(this, Places.Count(place => place.Row.Answers > 0), PlacesPerPage, "places");
        Quality = await db.Set<WaveQuality>().AsNoTracking().Where(row => row.WaveId == report.Wave.Id).OrderBy(row => row.AgencyId).ToListAsync(stop);
        QualityFigures = (await db.Set<WaveQualityFigure>().AsNoTracking().Where(row => row.WaveId == report.Wave.Id).ToListAsync(stop)).ToLookup(row => row.AgencyId ?? 0);
        Run = await db.Set<EstimateRun>().AsNoTracking().SingleOrDefaultAsync(run => run.WaveId == report.Wave.Id, stop);
        (Problem, HiddenMore) = (problems.Of(Run, Instrument), await hiding.OfAsync(Run, Instrument, stop));
        Factors = await db.Set<MarginFactor>().AsNoTracking().Where(factor => factor.WaveId == report.Wave.Id)
            .OrderBy(factor => factor.Item).ThenBy(factor => factor.Category).ToListAsync(stop);
        Breakdowns = await breakdowns.OfAsync(report.Wave, $"/office/waves/{report.Wave.Key}", stop);
        QualityParts = [.. PartsOfQuality()];
        Items = Silent(await CountFold.BySlotAsync(db, report.Wave.Id, stop));
        return Page();
    }

    private IEnumerable<QualityPart> PartsOfQuality()
    {
        var held = Places.Select(place => place.Row.Agency.Id).ToHashSet();
        var rows = Quality.Where(row => row.AgencyId is { } id && held.Contains(id))
            .OrderByDescending(row => (double)row.Flagged / row.People).ThenByDescending(row => row.People).ThenBy(row => row.Id).ToLookup(row => row.Flagged > 0);
        foreach (var (name, isFlagged) in new[] { ("flagged", true), ("clean", false) })
            yield return new QualityPart(name, [.. rows[isFlagged]], new Pager(this, rows[isFlagged].Count(), QualityPerPage, "quality-" + name, name));
    }

    private string AgencyName(int id) => Report.Agencies.FirstOrDefault(row => row.Agency.Id == id) is { } row ? NameOf(row.Agency) : $"{id}";

    private List<SilentItem> Silent(IReadOnlyList<CountCell> cells)
    {
        var bySlot = cells.ToLookup(cell => cell.Slot);
        return
        [
            .. Instrument.Items.Values.Where(item => !item.IsText)
                .Select(item => (Item: item, Cells: bySlot[Instrument.Layout.Of(item.Id).First().Index].Where(cell => cell.Code != ReservedCodes.NotAsked).ToList()))
                .Where(item => item.Cells.Sum(cell => cell.Count) > 0)
                .Select(item => new SilentItem(item.Item, item.Cells.Sum(cell => cell.Count), Share(item.Cells, ReservedCodes.DontKnow), Share(item.Cells, ReservedCodes.NotAnswered))),
        ];
    }

    private static double Share(List<CountCell> cells, short code) =>
        (double)cells.Where(cell => cell.Code == code).Sum(cell => cell.Count) / cells.Sum(cell => cell.Count);
}
