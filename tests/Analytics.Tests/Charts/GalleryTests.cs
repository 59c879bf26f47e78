using System.Text;
using System.Xml.Linq;
using Dialogue.Analytics.Charts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dialogue.Analytics.Tests.Charts;

/// <summary>
/// The gallery in docs/ is what the code draws. After a change of a drawing look at the pictures, then run these with
/// DIALOGUE_ACCEPT_CHARTS=1.
/// </summary>
public sealed class GalleryTests
{
    private static readonly bool Accepts = Environment.GetEnvironmentVariable("DIALOGUE_ACCEPT_CHARTS") == "1";
    private static readonly string Docs = FindDocs();

    public static TheoryData<string> Names { get; } = [.. Gallery.Charts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_gallery_holds_what_is_drawn(string name)
    {
        await using var renderer = new ChartRenderer(NullLoggerFactory.Instance);
        var spec = Gallery.Charts[name];

        await IsKept($"charts/{name}.svg", Indented(await renderer.RenderFileAsync(spec with { Width = ChartWidth.Wide }, TestContext.Current.CancellationToken)));
        await IsKept($"charts/{name}-phone.svg", Indented(await renderer.RenderFileAsync(Gallery.InEnglish(spec), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_gallery_shows_every_chart_with_its_table() => await IsKept("charts.md", Page());

    [Fact]
    public void There_is_an_example_of_every_chart()
    {
        var kinds = typeof(ChartSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ChartSpec)));

        Assert.Equal(kinds.Select(kind => kind.Name).Order(), Gallery.Charts.Values.Select(spec => spec.GetType().Name).Order());
    }

    private static async Task IsKept(string path, string now)
    {
        var file = Path.Combine(Docs, path);
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!); // it has a folder
            await File.WriteAllTextAsync(file, now, TestContext.Current.CancellationToken);
        }
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), now);
    }

    private static string Indented(string svg) => XElement.Parse(svg).ToString() + "\n";

    private static string Page()
    {
        var page = new StringBuilder("""
            # Charts

            Every chart that the product draws, by `GalleryTests` from made-up figures (`DIALOGUE_ACCEPT_CHARTS=1` writes it anew). On the left as on a
            desktop in Vietnamese, on the right as on a phone with English numbers. Estimates come with their interval, opt-in figures without one, and what
            its gate or the rule of ten people hides is hidden in picture, table and file alike. Nothing is told by colour alone.

            """);
        foreach (var (name, spec) in Gallery.Charts)
        {
            page.Append($"\n## {spec.GetType().Name}: {spec.Title}\n\n");
            page.Append($"<img src=\"charts/{name}.svg\" alt=\"{spec.Description}\" width=\"560\"> <img src=\"charts/{name}-phone.svg\" alt=\"{spec.Description}\" width=\"300\">\n\n");
            page.Append($"| {string.Join(" | ", spec.Table.Columns)} |\n|{string.Concat(Enumerable.Repeat("---|", spec.Table.Columns.Count))}\n");
            foreach (var row in spec.Table.Rows.Take(6)) page.Append($"| {string.Join(" | ", row)} |\n");
            if (spec.Table.Rows.Count > 6) page.Append($"\nand {spec.Table.Rows.Count - 6} rows more.\n");
        }
        return page.ToString();
    }

    private static string FindDocs()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dialogue.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Tests run inside the repository."), "docs");
    }
}
