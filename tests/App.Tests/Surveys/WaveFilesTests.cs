using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using CsvHelper;
using Dialogue.Analytics.Surveys;
using Dialogue.App.Tests.Agencies;
using Dialogue.Core.Audit;
using Dialogue.Core.People;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

public sealed class WaveFilesTests(FigureCity city) : IClassFixture<FigureCity>
{
    private const string Wave = "2026-1";

    [Fact]
    public async Task Every_published_figure_follows_from_the_bundle_alone_and_nothing_hidden_is_in_it()
    {
        await PublishAsync();
        var zip = new ZipArchive(await city.City.Nobody().Http.GetStreamAsync($"/surveys/{Wave}/bundle.zip"));
        var figures = Read(zip, "figures.csv");
        var statistics = Read(zip, "statistics.csv").ToDictionary(Key);

        var tables = Read(zip, "breakdowns.csv");
        var tableStatistics = Read(zip, "breakdown-statistics.csv").ToDictionary(TableKey);

        var shown = figures.Where(row => row["gate"] is "show" or "showWithFootnote").ToList();
        var shownOfTables = tables.Where(row => row["gate"] is "show" or "showWithFootnote").ToList();

        Assert.InRange(shown.Count, 20, figures.Count - 1);
        Assert.Equal(shown.Select(Key).Order(), statistics.Keys.Order());
        Assert.All(shown, row => Reproduce(row, statistics[Key(row)]));
        Assert.InRange(shownOfTables.Count, 5, tables.Count - 1);
        Assert.Equal(shownOfTables.Select(TableKey).Order(), tableStatistics.Keys.Order());
        Assert.All(shownOfTables, row => Reproduce(row, tableStatistics[TableKey(row)]));
        Assert.All(figures.Except(shown), row => Assert.Equal("", row["value"] + row["se"] + row["low"] + row["high"] + row["n"] + row["nEff"] + row["deff"]));
        Assert.Equal(
            ["README.txt", "breakdown-statistics.csv", "breakdowns.csv", "definition/instrument.json", "definition/text.en.json", "definition/text.vi.json",
                "definition/wave.json", "figures.csv", "margins.csv", "method.json", "reproduce.R", "statistics.csv", "strata.csv"],
            zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        if (Environment.GetEnvironmentVariable("DIALOGUE_KEEP_BUNDLE") is { } folder)
            zip.ExtractToDirectory(folder, overwriteFiles: true);
    }

    [Fact]
    public async Task The_bundles_own_script_computes_every_figure_again()
    {
        var r = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "Rscript")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(r is null, "Rscript is not installed here; r-base-core has it.");
        await PublishAsync();
        var folder = Directory.CreateTempSubdirectory("bundle-").FullName;
        new ZipArchive(await city.City.Nobody().Http.GetStreamAsync($"/surveys/{Wave}/bundle.zip")).ExtractToDirectory(folder);

        using var script = Process.Start(new ProcessStartInfo(r, "--vanilla reproduce.R") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!; // not shell-executed
        var (said, wrong) = (await script.StandardOutput.ReadToEndAsync(), await script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);

        Assert.True(script.ExitCode == 0, said + wrong);
        Assert.EndsWith("All figures reproduced.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wave_that_is_not_released_has_no_files()
    {
        foreach (var file in new[] { "figures.csv", "figures.xlsx", "breakdowns.csv", "bundle.zip", "charts/by-kind.svg" })
            Assert.Equal(HttpStatusCode.NotFound, (await city.City.Nobody().GetAsync($"/surveys/2026-2/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await city.City.AsAsync(Role.ReformOfficer)).GetAsync("/office/records/2026-2")).StatusCode);
    }

    [Fact]
    public async Task Groups_are_drawn_as_bars_that_can_be_taken_away_as_picture_and_table()
    {
        await PublishAsync();

        var page = await city.PageAsync($"/surveys/{Wave}/results/kind");
        var svg = await city.City.Nobody().Http.GetStringAsync($"/surveys/{Wave}/charts/by-kind.svg");
        var csv = Rows(await city.City.Nobody().Http.GetByteArrayAsync($"/surveys/{Wave}/charts/by-kind.csv"));
        var staff = await (await city.City.AsAsync(Role.ReformOfficer)).Http.GetStringAsync($"/office/waves/2026-2/charts/by-kind.svg");

        Assert.NotNull(page.QuerySelector("#by-kind-heading ~ figure svg .chart-interval"));
        Assert.NotNull(page.QuerySelector($"a[href='/surveys/{Wave}/charts/by-kind.csv']"));
        Assert.Equal(
            ["Từng yếu tố", "Tiếp cận dịch vụ", "Thủ tục hành chính", "Công chức giải quyết công việc", "Kết quả dịch vụ", "Góp ý, phản ánh, kiến nghị"],
            page.QuerySelectorAll("main .wave-fold > summary").Select(heading => heading.TextContent).Take(6));
        Assert.Equal(HttpStatusCode.NotFound, (await city.City.Nobody().GetAsync($"/surveys/{Wave}/results/nothing")).StatusCode);
        Assert.Contains("chart-interval", svg, StringComparison.Ordinal);
        Assert.Equal(["Xã", "Sở", "Phường"], csv.Select(row => row["Nhóm"]).OrderBy(name => name.Length).ThenByDescending(name => name, StringComparer.Ordinal));
        Assert.Contains("<svg", staff, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await city.City.Nobody().GetAsync($"/surveys/{Wave}/charts/by-nothing.svg")).StatusCode);
    }

    [Fact]
    public async Task The_figures_are_a_workbook_with_the_same_cells()
    {
        await PublishAsync();
        var browser = city.City.Nobody();

        var csv = Rows(await browser.Http.GetByteArrayAsync($"/surveys/{Wave}/figures.csv"));
        var xlsx = Sheet(await browser.Http.GetByteArrayAsync($"/surveys/{Wave}/figures.xlsx"), "figures");

        Assert.Equal(csv.Count + 1, xlsx.Count);
        Assert.Equal(csv[3].Values.Take(3), xlsx[4].Take(3));
    }

    [Fact]
    public async Task Answers_are_handed_out_for_a_reason_that_is_written_down()
    {
        var officer = await city.City.AsAsync(Role.ReformOfficer);

        var refused = await officer.PostFormAsync($"/office/records/{Wave}", ("reason", "x"), ("format", "csv"));
        var zip = await officer.PostFormAsync($"/office/records/{Wave}", ("reason", "Phân tích F3 theo yêu cầu"), ("format", "csv"));
        var xlsx = await officer.PostFormAsync($"/office/records/{Wave}", ("reason", "Phân tích F3 theo yêu cầu"), ("format", "xlsx"));

        Assert.Contains("field-error", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var archive = new ZipArchive(await zip.Content.ReadAsStreamAsync());
        var records = Read(archive, "records.csv");
        Assert.Equal(["agency", "stratum", "weight", "S1", "S2"], records[0].Keys.Take(5));
        Assert.Equal(60, records.Count(row => row["agency"] == FigureCity.Poor));
        Assert.All(records, row => Assert.Contains(row["C3_1"], new[] { "5", "4", "3", "2" }));
        Assert.DoesNotContain(records[0].Keys, column => column.Contains("key", StringComparison.OrdinalIgnoreCase) || column.Contains("day", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Read(archive, "codebook.csv"), row => row["column"] == "C3_1" && row["code"] == "5" && row["labelVi"] == "Rất hài lòng" && row["labelEn"] == "Very satisfied");
        Assert.Equal(records.Count + 1, Sheet(await xlsx.Content.ReadAsByteArrayAsync(), "records").Count);
        await using var db = city.City.OpenDatabase();
        var kept = await db.Set<AuditEntry>().Where(entry => entry.Action == AuditAction.RecordsExported).ToListAsync();
        Assert.All(kept, entry => Assert.Equal(($"wave:{Wave}", "Phân tích F3 theo yêu cầu", Role.ReformOfficer), (entry.Object, entry.Reason, entry.Role)));
        Assert.Equal(2, kept.Count);
    }

    [Fact]
    public async Task A_questionnaire_is_shown_whole_in_both_languages_with_ids_codes_and_rules()
    {
        var page = await (await city.City.AsAsync(Role.ReformOfficer)).GetPageAsync("/office/surveys/sipas");

        Assert.Contains("Thành thạo công việc", page, StringComparison.Ordinal);
        Assert.Contains(SurveyGround.Sipas.Text("en", "item.C3_6"), WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("S5 là “Trực tiếp tại Bộ phận Một cửa”", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(2 * SurveyGround.Sipas.Items.Count, page.Split("questionnaire-id\"").Length - 1);
    }

    /// <summary>As reproduce.R: from the statistics of one figure to its value, error and interval.</summary>
    private static void Reproduce(Dictionary<string, string> figure, Dictionary<string, string> kept)
    {
        double K(string name) => double.Parse(kept[name], CultureInfo.InvariantCulture);
        double F(string name) => double.Parse(figure[name], CultureInfo.InvariantCulture);
        var value = K("s") / K("a");
        var error = Math.Sqrt(Math.Max(0, K("vss") - 2 * value * K("vsa") + value * value * K("vaa"))) / K("a");
        Assert.Equal(F("value"), value, 1e-12);
        Assert.Equal(F("se"), error, 1e-9);
        var t = Intervals.Quantile(K("df"));
        var interval = figure["scope"] is "mean" or "net"
            ? new Interval(value - t * error, value + t * error)
            : Intervals.Wilson(value, value is 0 or 1 ? K("n") : value * (1 - value) / (error * error), t);
        Assert.Equal(F("low"), interval.Low, 1e-6);
        Assert.Equal(F("high"), interval.High, 1e-6);
    }

    private async Task PublishAsync()
    {
        await using var db = city.City.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"update wave set state = 'Published' where key = {Wave}");
    }

    private static string Key(Dictionary<string, string> row) => $"{row["agency"]}/{row["measure"]}/{row["scope"]}";

    private static string TableKey(Dictionary<string, string> row) => $"{row["table"]}/{row["group"]}/{row["measure"]}/{row["scope"]}";

    private static List<Dictionary<string, string>> Read(ZipArchive zip, string name)
    {
        using var file = new MemoryStream();
        using var entry = zip.GetEntry(name)!.Open();
        entry.CopyTo(file);
        return Rows(file.ToArray());
    }

    private static List<Dictionary<string, string>> Rows(byte[] csv)
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(csv), Encoding.UTF8), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>().Select(row => row.ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }

    private static List<string[]> Sheet(byte[] xlsx, string name)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        var sheet = package.WorkbookPart!.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        var part = (WorksheetPart)package.WorkbookPart.GetPartById(sheet.Id!);
        return [.. part.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray())];
    }
}
