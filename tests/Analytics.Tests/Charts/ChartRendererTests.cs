using System.Globalization;
using System.Xml.Linq;
using Dialogue.Analytics.Charts;
using Microsoft.Extensions.Logging.Abstractions;
using static Dialogue.Analytics.Tests.Charts.Specs;

namespace Dialogue.Analytics.Tests.Charts;

public sealed class ChartRendererTests : IAsyncLifetime
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly ChartRenderer _renderer = new(NullLoggerFactory.Instance);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    public static TheoryData<string, ChartWidth> EveryChart { get; } = new(
        from kind in Gallery.Charts.Keys
        from width in new[] { ChartWidth.Compact, ChartWidth.Wide }
        select (kind, width));

    private async Task<XElement> Draw(ChartSpec spec) => XElement.Parse(await _renderer.RenderAsync(spec, CancellationToken.None));

    private static List<string> Texts(XElement svg) => [.. svg.Descendants(Svg + "text").Select(t => t.Value)];

    private static List<XElement> Of(XElement svg, string name) =>
        [.. svg.Descendants().Where(e => ((string?)e.Attribute("class") ?? "").Split(' ').Contains(name))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_chart_of_which_no_wave_may_be_shown_names_each_as_hidden(int count)
    {
        WaveIndex[] waves = [.. Enumerable.Range(1, count).Select(nth => new WaveIndex($"Đợt {nth}", Sampled(0.8, 0.02, n: 6)))];

        var svg = await Draw(Waves(waves));

        Assert.All(waves, wave => Assert.Contains($"{wave.Label}: ẩn", Texts(svg)));
        Assert.Empty(Of(svg, "chart-frame"));
    }

    [Theory]
    [MemberData(nameof(EveryChart))]
    public async Task A_chart_is_named_described_and_free_of_styles_scripts_and_foreign_names(string kind, ChartWidth width)
    {
        var spec = Gallery.Charts[kind] with { Width = width };

        var svg = await Draw(spec);

        Assert.Equal(Svg + "svg", svg.Name);
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal(spec.Title, svg.Element(Svg + "title")!.Value);
        Assert.Equal(spec.Description, svg.Element(Svg + "desc")!.Value);
        Assert.Equal(
            (string?)svg.Attribute("aria-labelledby"),
            $"{(string?)svg.Element(Svg + "title")!.Attribute("id")} {(string?)svg.Element(Svg + "desc")!.Attribute("id")}");
        Assert.All(svg.DescendantsAndSelf(), e => Assert.Equal(Svg, e.Name.Namespace));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "style" or "script" or "foreignObject" or "a");
        Assert.DoesNotContain(
            svg.DescendantsAndSelf().Attributes(),
            a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Value.Contains("rz-", StringComparison.Ordinal)
                || a.Value.Contains("url(", StringComparison.Ordinal));
        Assert.Equal(2, svg.Descendants().Attributes("id").Count());
    }

    [Theory]
    [MemberData(nameof(EveryChart))]
    public async Task Every_word_lies_inside_the_picture(string kind, ChartWidth width)
    {
        var svg = await Draw(Gallery.Charts[kind] with { Width = width });

        var view = ((string)svg.Attribute("viewBox")!).Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(view[2], (double)width, (double)width + 10);
        foreach (var text in svg.Descendants(Svg + "text"))
        {
            var (x, y) = Place(text);
            var length = text.Value.Length * (double)text.Attribute("font-size")! * 0.5;
            var left = (string?)text.Attribute("text-anchor") switch { "middle" => x - length / 2, "end" => x - length, _ => x };
            Assert.True(left >= 0 && left + length <= view[2] && y >= 9 && y <= view[3], $"'{text.Value}' at {left},{y} of {view[2]} x {view[3]}");
        }
    }

    private static (double X, double Y) Place(XElement element)
    {
        var (x, y) = ((double)element.Attribute("x")!, (double)element.Attribute("y")!);
        foreach (var move in element.Ancestors().Attributes("transform"))
        {
            var numbers = move.Value["translate(".Length..^1].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            (x, y) = (x + numbers[0], y + numbers[1]);
        }
        return (x, y);
    }

    [Fact]
    public async Task Topics_show_every_name_and_count_and_bars_as_long_as_their_counts()
    {
        var svg = await Draw(Specs.Topics());

        var texts = Texts(svg);
        Assert.Contains("Đất đai, đền bù, giải phóng mặt bằng", texts);
        Assert.Contains("Môi trường", texts);
        Assert.Contains("1.234", texts);
        Assert.Contains("310", texts);
        Assert.Contains("Số câu hỏi", texts);
        var widths = Of(svg, "chart-bar").ConvertAll(BarWidth);
        Assert.Equal(310.0 / 1234, widths[1] / widths[0], 2);
        Assert.Equal(0, widths[2]);
    }

    // A bar is "M left top H right V bottom H left Z".
    private static double BarWidth(XElement bar)
    {
        var parts = ((string)bar.Attribute("d")!).Split(' ');
        return double.Parse(parts[4], CultureInfo.InvariantCulture) - double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task More_bars_make_a_higher_picture()
    {
        var few = await Draw(Specs.Topics(Topic("Giáo dục", 3)));
        var many = await Draw(Specs.Topics([.. Enumerable.Range(0, 12).Select(i => Topic($"Lĩnh vực {i}", i))]));

        Assert.True(HeightOf(many) > 5 * HeightOf(few));
        Assert.Equal(12, Of(many, "chart-bar").Count);
    }

    private static double HeightOf(XElement svg) => double.Parse(((string)svg.Attribute("viewBox")!).Split(' ')[3], CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_parts_of_a_factor_are_as_long_as_their_shares()
    {
        var svg = await Draw(Satisfaction(Factor("Tiếp cận dịch vụ", 400, 300, 100, 100, 100)) with { Width = ChartWidth.Wide });

        var bars = svg.Descendants(Svg + "path").Where(p => ((string?)p.Attribute("class") ?? "").StartsWith("chart-score-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["chart-score-1", "chart-score-2", "chart-score-3", "chart-score-4", "chart-score-5"], bars.Select(b => (string?)b.Attribute("class")));
        // A gap of 1.5 is taken off each.
        Assert.Equal(4.0, (BarWidth(bars[4]) + 1.5) / (BarWidth(bars[0]) + 1.5), 2);
        Assert.Contains("40\u00a0%", Texts(svg));
        Assert.All(Satisfaction().Categories, name => Assert.Contains(name, Texts(svg)));
        Assert.Empty(Of(svg, "chart-withheld"));
    }

    [Fact]
    public async Task A_hidden_factor_is_a_bar_without_parts_that_says_so()
    {
        var svg = await Draw(Satisfaction(Factor("Tiếp cận dịch vụ", 400, 300, 100, 100, 100), Factor("Kết quả", 4, 3, 1, 0, 0)));

        Assert.Contains("Ẩn: dưới 10 người", Texts(svg));
        Assert.Single(svg.Descendants(Svg + "path"), p => (string?)p.Attribute("class") == "chart-withheld");
        Assert.Single(svg.Descendants(Svg + "path"), p => (string?)p.Attribute("class") == "chart-score-5");
        Assert.DoesNotContain("Không công bố", Texts(svg));
    }

    [Fact]
    public async Task Hidden_categories_become_one_part_so_that_none_shows_its_size()
    {
        var svg = await Draw(Satisfaction(Factor("Công chức", 120, 80, 40, 15, 4)));

        Assert.Single(svg.Descendants(Svg + "path"), p => (string?)p.Attribute("class") == "chart-withheld");
        Assert.DoesNotContain(svg.Descendants(Svg + "path"), p => (string?)p.Attribute("class") is "chart-score-1" or "chart-score-2");
        Assert.Contains("Không công bố", Texts(svg));
    }

    [Fact]
    public async Task A_sampled_wave_has_a_point_an_interval_and_its_value()
    {
        var svg = await Draw(Waves());

        Assert.Equal(3, Of(svg, "chart-interval").Count);
        Assert.Single(Of(svg, "chart-run"));
        Assert.Empty(Of(svg, "chart-break"));
        Assert.Contains("80,1\u00a0%", Texts(svg));
        Assert.Contains("2025-1", Texts(svg));
        Assert.Contains("Khoảng tin cậy 95 %", Texts(svg));
    }

    [Fact]
    public async Task Intervals_and_points_stand_at_one_scale()
    {
        var svg = await Draw(Waves(new("2025-1", Sampled(0.80, 0.05)), new("2025-2", Sampled(0.85, 0.05))));

        // The axis runs from 70 % to 90 % over 200 units and begins 22 from the top: 75 % lies at 172, 80 % at 122, 85 % at 72, 90 % at 22.
        var intervals = Of(svg, "chart-interval").ConvertAll(c => ((string)c.Attribute("d")!).Split(' '));
        Assert.Equal(["172", "72"], [intervals[0][2], intervals[0][9]]);
        Assert.Equal(["122", "22"], [intervals[1][2], intervals[1][9]]);
        var points = Of(svg, "chart-run")[0].Descendants(Svg + "circle").ToList();
        Assert.Equal(100, (double)points[0].Attribute("cy")!, 6);
        Assert.Equal(50, (double)points[1].Attribute("cy")!, 6);
        for (var i = 0; i < 2; i++)
            Assert.Equal((double)points[i].Attribute("cx")! + 44, double.Parse(intervals[i][6], CultureInfo.InvariantCulture), 1);
    }

    [Fact]
    public async Task A_break_in_comparability_cuts_the_line_and_says_why()
    {
        var svg = await Draw(Waves(
            new("2025-1", Sampled(0.8, 0.03)), new("2025-2", Sampled(0.83, 0.02)), new("2026-1", Sampled(0.78, 0.02), "Đổi cách đo"), new("2026-2", Sampled(0.8, 0.02))));

        Assert.Equal(2, Of(svg, "chart-run").Count);
        Assert.Single(Of(svg, "chart-break"));
        Assert.Contains("Đổi cách đo", Texts(svg));
    }

    [Fact]
    public async Task An_opt_in_wave_is_a_point_without_an_interval_and_joins_no_line()
    {
        var svg = await Draw(Waves(new("2025-1", Sampled(0.8, 0.03)), new("2025-2", OptIn(0.9)), new("2026-1", Sampled(0.78, 0.02))));

        Assert.Single(Of(svg, "chart-opt-in"));
        Assert.Single(Of(svg, "chart-opt-in")[0].Descendants(Svg + "circle"));
        Assert.Empty(Of(svg, "chart-opt-in")[0].Elements(Svg + "path"));
        Assert.Equal(2, Of(svg, "chart-interval").Count);
        Assert.All(Of(svg, "chart-run"), run => Assert.Empty(run.Elements(Svg + "path")));
        Assert.Contains("Tự nguyện tham gia", Texts(svg));
    }

    [Fact]
    public async Task A_wave_that_fails_its_gate_is_named_but_not_drawn()
    {
        var svg = await Draw(Waves(
            new("2025-1", Sampled(0.8, 0.03)), new("2025-2", Sampled(0.6, 0.2, verdict: Dialogue.Analytics.Surveys.GateVerdict.Hide)), new("2026-1", null)));

        Assert.Single(Of(svg, "chart-interval"));
        Assert.Contains("2025-2: ẩn", Texts(svg));
        Assert.Contains("2026-1: ẩn", Texts(svg));
        Assert.DoesNotContain("60,0\u00a0%", Texts(svg));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(14)]
    public async Task Any_number_of_waves_is_drawn_with_words_that_do_not_run_into_each_other(int count)
    {
        var waves = Enumerable.Range(0, count).Select(i => new WaveIndex($"Đợt {i}", Sampled(0.8, 0.03))).ToArray();

        var svg = await Draw(Waves(waves));

        Assert.Equal(count, Of(svg, "chart-interval").Count);
        var values = svg.Descendants(Svg + "text").Where(t => t.Value == "80,0\u00a0%").Select(t => Place(t).X).Order().ToList();
        Assert.NotEmpty(values);
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 40));
        Assert.Contains($"{count - 1}", string.Join(' ', Texts(svg)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_downloaded_file_prints_its_title_and_carries_its_own_look()
    {
        var svg = XElement.Parse(await _renderer.RenderFileAsync(Specs.Topics(), CancellationToken.None));

        Assert.Contains("Câu hỏi theo lĩnh vực", Texts(svg));
        Assert.Single(svg.Elements(Svg + "style"));
        Assert.NotNull(svg.Attribute("height"));
        Assert.Empty(svg.DescendantsAndSelf().Attributes("style"));
    }

    [Fact]
    public async Task Words_that_look_like_markup_stay_words()
    {
        var svg = await Draw(Specs.Topics(Topic("<script>alert(1)</script> & \"nhà\"", 5)) with { Title = "a < b" });

        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Contains("<script>alert(1)</script>", string.Join(' ', Texts(svg)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_charts_can_be_drawn_at_once()
    {
        var drawn = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _renderer.RenderAsync(Waves(), CancellationToken.None))));

        Assert.Single(drawn.Distinct());
    }

    [Fact]
    public async Task A_bad_id_an_empty_chart_and_a_cancelled_request_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _renderer.RenderAsync(Specs.Topics() with { Id = "a b" }, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => _renderer.RenderAsync(Specs.Topics() with { Rows = [] }, CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _renderer.RenderAsync(Specs.Topics(), new CancellationToken(canceled: true)));
    }
}
