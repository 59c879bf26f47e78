using Dialogue.App.Tests.Wording;
using Dialogue.Web.Reports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Overview;

public sealed class ChartPicturesTests
{
    [Fact]
    public async Task Charts_become_bitmaps_of_their_size_with_something_on_them()
    {
        using var pictures = With(new ReportOptions());
        var charts = new[] { "heat-map", "timeline" }.Select(name => File.ReadAllText(Path.Combine(Checkout.Root, "docs/charts", name + ".svg"))).ToList();

        var drawn = await pictures.DrawAsync(charts, CancellationToken.None);

        var map = new PngPicture(new MemoryStream(drawn![0])); // the next lines say that it is there
        Assert.Equal((2, 1456, 584), (drawn.Count, map.Width, map.Height));
        Assert.True(map.Shades > 40);
    }

    [Theory]
    [InlineData("no-such-program-anywhere", 20_000)]
    [InlineData("node", 1)]
    public async Task Without_node_or_without_time_nothing_is_drawn_and_nothing_breaks(string program, int milliseconds)
    {
        using var pictures = With(new ReportOptions { Node = program, PicturesWithin = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.Null(await pictures.DrawAsync(["<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>"], CancellationToken.None));
    }

    [Fact]
    public async Task What_is_no_chart_is_refused_as_a_whole()
    {
        using var pictures = With(new ReportOptions());

        Assert.Null(await pictures.DrawAsync(["không phải biểu đồ"], CancellationToken.None));
    }

    private static ChartPictures With(ReportOptions options) => new(Options.Create(options), NullLogger<ChartPictures>.Instance, TimeProvider.System);
}
