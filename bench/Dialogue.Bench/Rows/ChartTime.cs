using System.Diagnostics;
using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dialogue.Bench.Rows;

/// <summary>C1: one chart from figures to SVG, the three kinds in turn. It is part of what B4 allows for a chart on a page.</summary>
internal sealed class ChartTime : IBench
{
    private const double B4Milliseconds = 50;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public string Name => "charts";
    public string Id => "C1";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        await using var renderer = new ChartRenderer(NullLoggerFactory.Instance);
        var rows = new List<Row>();
        foreach (var (name, spec) in new (string, ChartSpec)[] { ("satisfaction", Satisfaction), ("waves", Waves), ("topics", Topics) })
            rows.Add(await MeasureAsync(renderer, name, spec, effort, cancellationToken));
        return rows;
    }

    private async Task<Row> MeasureAsync(ChartRenderer renderer, string name, ChartSpec spec, Effort effort, CancellationToken cancellationToken)
    {
        var expected = await renderer.RenderAsync(spec, cancellationToken);
        for (var i = 0; i < 50; i++)
            await renderer.RenderAsync(spec, cancellationToken);
        var (times, changed) = (new Timings(), 0);
        for (var i = 0; i < effort.Runs * 100; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var svg = await renderer.RenderAsync(spec, cancellationToken);
            times.AddSince(start);
            if (svg != expected)
                changed++;
        }
        return new Row(Id, $"{name} chart, p99 ({times.Spread})", times.Quantile(0.99), "ms")
        {
            Fault = changed == 0 ? null : $"{changed} charts were drawn differently",
        }.AtMost(B4Milliseconds);
    }

    private static SatisfactionByFactor Satisfaction => new()
    {
        Id = "factors",
        Title = "Mức độ hài lòng theo yếu tố",
        Description = "Năm yếu tố.",
        Culture = Vietnamese,
        FactorColumn = "Yếu tố",
        AnswersColumn = "Số câu trả lời",
        SatisfiedColumn = "Hài lòng trở lên (%)",
        LowColumn = "Từ",
        HighColumn = "Đến",
        OptInText = "Tự nguyện tham gia",
        Categories = ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"],
        HiddenText = "Ẩn: dưới 10 người",
        WithheldText = "Không công bố",
        Factors = [.. Enumerable.Range(1, 5).Select(i => new FactorShares($"Yếu tố {i}", Disclosure.Protect([420 - i, 300 + i, 120, 60 + i, 100])))],
    };

    private static IndexOverWaves Waves => new()
    {
        Id = "waves",
        Title = "Chỉ số hài lòng qua các đợt",
        Description = "Sáu đợt.",
        Culture = Vietnamese,
        WaveColumn = "Đợt",
        Words = new EstimateWords
        {
            Value = "Chỉ số (%)",
            Low = "Từ",
            High = "Đến",
            People = "Số người",
            Interval = "Khoảng tin cậy 95 %",
            NoInterval = "Tự nguyện tham gia",
            Hidden = "ẩn",
            Footnote = "kém chắc chắn",
        },
        Waves = [.. Enumerable.Range(1, 6).Select(i => new WaveIndex($"Đợt {i}", Estimate(0.7 + i * 0.02)))],
    };

    private static CountBars Topics => new()
    {
        Id = "topics",
        Title = "Câu hỏi theo lĩnh vực",
        Description = "Mười hai lĩnh vực.",
        Culture = Vietnamese,
        LabelColumn = "Lĩnh vực",
        CountColumn = "Số câu hỏi",
        Rows = [.. Enumerable.Range(1, 12).Select(i => new CountRow($"Lĩnh vực thứ {i}", new RegisterCount(1300 - 100 * i)))],
    };

    private static SampledEstimate Estimate(double value) => new(
        DesignType.Probability, value, 0.01, 799, new Interval(value - 0.02, value + 0.02), 800, 800, 1, new Gate(GateVerdict.Show, GateReason.None));
}
