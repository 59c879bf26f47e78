using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Waves;

/// <summary>
/// Everything from which somebody else computes a wave's published figures again: what was asked, of whom, the figures, and for
/// each shown one the sufficient statistics, with a script of base R that does it. Nothing of a hidden figure is in it.
/// </summary>
public sealed class WaveBundle(DialogueDb db, SurveyCatalog catalog)
{
    /// <summary>Goes up when a figure would come out differently.</summary>
    public const int Method = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static readonly DateTimeOffset NoTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Null when the wave's figures are not public.</summary>
    public async Task<byte[]?> WriteAsync(string key, CancellationToken cancellationToken)
    {
        if (await PublishedAsync(key, cancellationToken) is not { } wave || catalog.FindWave(key) is not { } definition)
            return null;
        var (rows, groups) = (await RowsAsync(wave.Id, cancellationToken), await GroupsAsync(wave.Id, cancellationToken));
        var factors = await db.Set<MarginFactor>().AsNoTracking().Where(factor => factor.WaveId == wave.Id)
            .OrderBy(factor => factor.Item).ThenBy(factor => factor.Category).ToListAsync(cancellationToken);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "README.txt", Encoding.UTF8.GetBytes(Resource("bundle.txt")));
            Add(zip, "reproduce.R", Encoding.UTF8.GetBytes(Resource("reproduce.R")));
            Add(zip, "figures.csv", WaveFigureTable.Of(WaveFigureTable.OfAgencies, rows).ToCsv());
            Add(zip, "statistics.csv", StatisticsOf(WaveFigureTable.OfAgencies, rows).ToCsv());
            Add(zip, "breakdowns.csv", WaveFigureTable.Of(WaveFigureTable.OfTables, groups).ToCsv());
            Add(zip, "breakdown-statistics.csv", StatisticsOf(WaveFigureTable.OfTables, groups).ToCsv());
            Add(zip, "margins.csv", MarginsOf(factors).ToCsv());
            Add(zip, "strata.csv", (await StrataAsync(wave, definition, cancellationToken)).ToCsv());
            Add(zip, "method.json", JsonSerializer.SerializeToUtf8Bytes(MethodOf(wave, definition, factors), Json));
            foreach (var (name, path) in catalog.FilesOf(definition))
                Add(zip, $"definition/{name}", await File.ReadAllBytesAsync(path, cancellationToken));
        }
        return file.ToArray();
    }

    /// <summary>All figures of a public wave; null when they are not.</summary>
    public async Task<IReadOnlyList<WaveFigureTable.Row>?> FiguresAsync(string key, CancellationToken cancellationToken) =>
        await PublishedAsync(key, cancellationToken) is { } wave ? await RowsAsync(wave.Id, cancellationToken) : null;

    /// <summary>The figures of all declared tables of a public wave; null when they are not.</summary>
    public async Task<IReadOnlyList<WaveFigureTable.Row>?> BreakdownsAsync(string key, CancellationToken cancellationToken) =>
        await PublishedAsync(key, cancellationToken) is { } wave ? await GroupsAsync(wave.Id, cancellationToken) : null;

    private Task<Wave?> PublishedAsync(string key, CancellationToken cancellationToken) => db.Set<Wave>().AsNoTracking()
        .SingleOrDefaultAsync(wave => wave.Key == key && wave.State == WaveState.Published && wave.EstimatedResponses > 0, cancellationToken);

    private async Task<List<WaveFigureTable.Row>> RowsAsync(int waveId, CancellationToken cancellationToken)
    {
        var codes = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => agency.Code, cancellationToken);
        var estimates = await db.Set<WaveEstimate>().AsNoTracking().Where(e => e.WaveId == waveId).ToListAsync(cancellationToken);
        return
        [
            .. estimates.Select(e => new WaveFigureTable.Row([e.AgencyId is { } id ? codes[id] : ""], e))
                .OrderBy(row => row.Keys[0], StringComparer.Ordinal).ThenBy(row => row.Figure.Measure, StringComparer.Ordinal)
                .ThenBy(row => row.Figure.Scope, StringComparer.Ordinal),
        ];
    }

    private async Task<List<WaveFigureTable.Row>> GroupsAsync(int waveId, CancellationToken cancellationToken)
    {
        var figures = await db.Set<WaveBreakdown>().AsNoTracking().Where(figure => figure.WaveId == waveId).ToListAsync(cancellationToken);
        return
        [
            .. figures.Select(figure => new WaveFigureTable.Row([figure.Table, figure.Group], figure))
                .OrderBy(row => row.Keys[0], StringComparer.Ordinal).ThenBy(row => row.Keys[1], StringComparer.Ordinal)
                .ThenBy(row => row.Figure.Measure, StringComparer.Ordinal).ThenBy(row => row.Figure.Scope, StringComparer.Ordinal),
        ];
    }

    private static ChartTable StatisticsOf(IReadOnlyList<string> keys, IEnumerable<WaveFigureTable.Row> rows) => new(
        [.. keys, "measure", "scope", .. SufficientStatistics.Columns],
        [
            .. rows.Where(row => row.Figure is { IsShown: true, Statistics: not null }).Select(row => (IReadOnlyList<string>)
                [.. row.Keys, row.Figure.Measure, row.Figure.Scope, .. row.Figure.Statistics!.Select(n => WaveFigureTable.Number(n))]), // filtered
        ]);

    /// <summary>Everybody's weight: that of the stratum times these factors. Shares are among those who stated one: how many did not is not told.</summary>
    private static ChartTable MarginsOf(List<MarginFactor> factors)
    {
        var stated = factors.Where(factor => factor.Category != WaveBreakdown.NotStated).GroupBy(factor => factor.Item).ToDictionary(item => item.Key, item => item.Sum(factor => factor.Wanted));
        return new ChartTable(
            ["item", "category", "share", "factor"],
            [
                .. factors.Select(factor => (IReadOnlyList<string>)
                [
                    factor.Item, factor.Category, factor.Category == WaveBreakdown.NotStated ? "" : WaveFigureTable.Number(factor.Wanted / stated[factor.Item]),
                    WaveFigureTable.Number(factor.Factor),
                ]),
            ]);
    }

    private async Task<ChartTable> StrataAsync(Wave wave, WaveDefinition definition, CancellationToken cancellationToken)
    {
        var kinds = await db.Set<Response>().AsNoTracking().Where(response => response.WaveId == wave.Id && !response.Waits).InSample(definition.Design.Type)
            .Join(db.Agencies, response => response.AgencyId, agency => agency.Id, (_, agency) => agency.Kind)
            .GroupBy(kind => kind).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        return new ChartTable(
            ["stratum", "agencyKinds", "frame", "respondents", "weight"],
            [
                .. definition.Design.Strata.Select(stratum =>
                {
                    var people = kinds.Where(kind => stratum.AgencyKinds.Contains(kind.Key)).Sum(kind => kind.Count);
                    return (IReadOnlyList<string>)
                    [
                        stratum.Id, string.Join(' ', stratum.AgencyKinds), $"{stratum.Frame}", $"{people}",
                        WaveFigureTable.Number(people > 0 ? (double)stratum.Frame / people : null),
                    ];
                }),
            ]);
    }

    private object MethodOf(Wave wave, WaveDefinition definition, List<MarginFactor> factors)
    {
        var instrument = catalog.InstrumentOf(definition);
        return new
        {
            wave = wave.Key,
            instrument = $"{instrument.Id} {instrument.Version}",
            sha256 = wave.DefinitionHash,
            method = Method,
            design = definition.Design.Type.ToString(),
            sample = definition.Design.Type == Dialogue.Core.Surveys.Definitions.DesignType.Probability ? "people invited by a code, interviewed by a clerk or answering on a paper form; others are kept without a weight" : "everybody",
            estimator = "R = S/A, Taylor linearisation over the strata with the finite population factor; agencies are domains",
            interval = "Wilson on the effective size with t; value ± t·se for means",
            level = 0.95,
            singleUnitStratum = "adjust",
            weighting = factors.Select(factor => factor.Item).Distinct().Count() switch { 0 => "frame / respondents of the stratum", 1 => "post-stratified to margins.csv", _ => "raked to margins.csv" },
            threshold = instrument.Disclosure.Threshold,
            answers = wave.EstimatedResponses,
            indexes = instrument.Indexes.Select(index => new { index.Id, kind = index.Kind.ToString(), aggregation = index.Aggregation.ToString(), index.Measures }),
        };
    }

    /// <summary>The same bytes for the same wave, whenever it is asked for.</summary>
    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(WaveBundle).Assembly.GetManifestResourceStream($"Dialogue.Web.Waves.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the application.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
