using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Analytics.Topics;
using static Dialogue.Analytics.Tests.Charts.Specs;

namespace Dialogue.Analytics.Tests.Charts;

/// <summary>One example of each chart with the cases that it has to tell apart. The gallery in docs/charts.md is drawn from these.</summary>
internal static class Gallery
{
    private static readonly string[] Factors = ["Tiếp cận dịch vụ", "Thủ tục hành chính", "Công chức", "Kết quả", "Góp ý, phản ánh, kiến nghị"];
    private static readonly string[] Agencies = ["Sở Y tế", "Sở Xây dựng", "Phường Láng", "Phường Cầu Giấy", "Xã Ba Vì", "Sở Nông nghiệp và Môi trường"];

    public static readonly IReadOnlyDictionary<string, ChartSpec> Charts = new Dictionary<string, ChartSpec>
    {
        ["topics"] = Specs.Topics(),
        ["topic-shares"] = TopicShares,
        ["satisfaction"] = Satisfaction(
            new("Tiếp cận dịch vụ", Disclosure.Protect([420, 300, 120, 60, 100]), null, Sampled(0.72, 0.03)),
            new("Thủ tục hành chính", Disclosure.Protect([220, 340, 150, 190, 145]), null, Sampled(0.536, 0.03)),
            Factor("Công chức", 420, 280, 240, 15, 4), Factor("Kết quả", 4, 3, 1, 0, 0)),
        ["waves"] = Changed,
        ["panels"] = Panels,
        ["heat-map"] = HeatMap,
        ["funnel"] = Funnel,
        ["duties"] = Duties,
        ["timeline"] = Timeline,
        ["topic-trend"] = Trend(14),
        ["written"] = new WrittenTopics
        {
            Id = "written",
            Title = "Điều người dân viết nhiều nhất",
            Description = "Thủ tục được viết đến nhiều nhất.",
            Culture = Vietnamese,
            TopicColumn = "Lĩnh vực",
            CountColumn = "Số ý kiến",
            HiddenText = "ẩn: dưới 10 người",
            Topics = ["Đất đai", "Y tế", "Giao thông", "Thủ tục hành chính", "Khác"],
            Counts = Disclosure.Protect([64, 3, 27, 120, 6]),
        },
    };

    private static ShareBars TopicShares => new()
    {
        Id = "topic-shares",
        Title = "Tỷ trọng lĩnh vực trong câu hỏi",
        Description = "Đất đai chiếm nhiều nhất.",
        Culture = Vietnamese,
        LabelColumn = "Lĩnh vực",
        Words = Words with { Value = "Tỷ trọng (%)", People = "Số câu đã đọc lại", NoInterval = "Chưa có đủ câu được đọc lại" },
        Rows =
        [
            new("Đất đai, đền bù, giải phóng mặt bằng", ChartShare.Of(new TopicShareEstimate("land", 0.36, 0.338, 0.287, 0.389, 60))),
            new("Giao thông", ChartShare.Of(new TopicShareEstimate("transport", 0.2, 0.21, 0.171, 0.249, 60))),
            new("Môi trường", ChartShare.Of(new TopicShareEstimate("environment", 0.12, 0.12, null, null, 3))),
            new("Y tế", ChartShare.Of(Sampled(0.02, 0.02, verdict: GateVerdict.ShowWithFootnote))),
            new("Khác", ChartShare.Hidden),
        ],
    };

    private static IndexOverWaves Changed
    {
        get
        {
            Estimate?[] estimates = [Sampled(0.74, 0.03), Sampled(0.81, 0.02), Sampled(0.805, 0.025), OptIn(0.9), null, Sampled(0.78, 0.02)];
            var changes = WaveChange.Of([Change.Independent(Sampled(0.74, 0.03), Sampled(0.81, 0.02)), Change.Independent(Sampled(0.81, 0.02), Sampled(0.805, 0.025))]);
            return Waves([.. estimates.Select((estimate, nth) => new WaveIndex(
                $"Đợt {nth % 2 + 1}/{2024 + nth / 2}", estimate, nth == 5 ? "Đợt 2/2026: đổi cách hỏi, không so sánh với trước" : null, nth is 1 or 2 ? changes[nth - 1] : null))]);
        }
    }

    private static IndexPanels Panels => new()
    {
        Id = "panels",
        Title = "Hài lòng theo yếu tố qua các đợt",
        Description = "Năm yếu tố qua bốn đợt.",
        Culture = Vietnamese,
        PanelColumn = "Yếu tố",
        WaveColumn = "Đợt",
        Words = Words,
        Panels = [.. Factors.Select((factor, nth) => new IndexPanel(factor,
        [
            new("Đợt 1/2025", Sampled(0.7 + nth * 0.03, 0.04)), new("Đợt 2/2025", Sampled(0.74 + nth * 0.02, 0.03)),
            new("Đợt 1/2026", nth == 4 ? Sampled(0.6, 0.2, verdict: GateVerdict.Hide) : Sampled(0.78, 0.03), nth == 2 ? "Đợt 1/2026: đổi câu hỏi về công chức" : null),
            new("Đợt 2/2026", nth == 3 ? OptIn(0.85) : Sampled(0.8 + nth * 0.02, 0.025)),
        ]))],
    };

    private static AgencyHeatMap HeatMap => new()
    {
        Id = "heat-map",
        Title = "Hài lòng theo cơ quan và yếu tố",
        Description = "Sáu cơ quan, năm yếu tố.",
        Culture = Vietnamese,
        AgencyColumn = "Cơ quan",
        FactorColumn = "Yếu tố",
        BelowText = "dưới {0}\u00a0%",
        FromText = "từ {0}\u00a0%",
        Words = Words,
        Factors = Factors,
        Agencies = [.. Agencies.Select((agency, row) => new HeatRow(agency, [.. Factors.Select((_, column) => Cell(row, column))]))],
    };

    private static AgencyFunnel Funnel => new()
    {
        Id = "funnel",
        Title = "Các cơ quan so với toàn thành phố",
        Description = "Hai cơ quan cao hơn, một cơ quan thấp hơn.",
        Culture = Vietnamese,
        AgencyColumn = "Cơ quan",
        SizeColumn = "Cỡ mẫu hiệu dụng",
        StandingColumn = "So với toàn thành phố",
        Standings = new Dictionary<Standing, string> { [Standing.Above] = "Cao hơn", [Standing.NotDifferent] = "Chưa thấy khác biệt", [Standing.Below] = "Thấp hơn" },
        CityText = "Toàn thành phố",
        InnerText = "Giới hạn 95\u00a0%",
        OuterText = "Giới hạn 99,8\u00a0%",
        Words = Words,
        City = Sampled(0.8, 0.01, n: 5000),
        Agencies = [.. Enumerable.Range(1, 24).Select(FunnelAgency)],
    };

    private static DutyMap Duties => new()
    {
        Id = "duties",
        Title = "Đối thoại định kỳ theo cơ quan",
        Description = "Sáu cơ quan, năm kỳ.",
        Culture = Vietnamese,
        AgencyColumn = "Cơ quan",
        PeriodColumn = "Kỳ",
        MarkColumn = "Tình hình",
        HeldColumn = "Đã tổ chức",
        OwedColumn = "Phải tổ chức",
        Marks = new Dictionary<DutyMark, string>
        {
            [DutyMark.None] = "Không phải tổ chức",
            [DutyMark.Held] = "Đã tổ chức",
            [DutyMark.Announced] = "Đã thông báo",
            [DutyMark.Open] = "Chưa thông báo",
            [DutyMark.Late] = "Tổ chức bù",
            [DutyMark.Missing] = "Chưa tổ chức",
        },
        Periods = ["Kỳ 2/2024", "Kỳ 1/2025", "Kỳ 2/2025", "Kỳ 1/2026", "Kỳ 2/2026"],
        Agencies = [.. Agencies.Select((agency, row) => new DutyRow(agency, [.. Enumerable.Range(0, 5).Select(column => Duty((row + column) % 6))]))],
    };

    private static SessionTimeline Timeline => new()
    {
        Id = "timeline",
        Title = "Diễn biến phiên đối thoại",
        Description = "Nhiều câu hỏi nhất ở đầu phiên.",
        Culture = Vietnamese,
        MinuteColumn = "Phút",
        AskedColumn = "Câu hỏi gửi đến",
        AnsweredColumn = "Câu được trả lời",
        Minutes = [.. Enumerable.Range(0, 92).Select(minute => new MinuteCounts(new RegisterCount((97 - minute) * (minute * 7 % 5) / 40), new RegisterCount(minute > 8 && minute % 3 == 0 ? 1 + minute % 2 : 0)))],
    };

    /// <summary>Every word of a chart can be another: the same figures in English, laid out for a phone.</summary>
    public static ChartSpec InEnglish(ChartSpec spec) => spec switch
    {
        CountBars bars => English(bars) with { Title = "Questions by topic", LabelColumn = "Topic", CountColumn = "Questions" },
        SessionTimeline timeline => English(timeline) with { Title = "A dialogue minute by minute", MinuteColumn = "Minute", AskedColumn = "Questions asked", AnsweredColumn = "Answered" },
        _ => English(spec),
    };

    public static TopicTrend Trend(int periods, int topics = 8) => new()
    {
        Id = "topic-trend",
        Title = "Câu hỏi theo lĩnh vực qua các tháng",
        Description = "Giao thông tăng dần.",
        Culture = Vietnamese,
        PeriodColumn = "Tháng",
        OthersText = "Các lĩnh vực còn lại",
        Periods = [.. Enumerable.Range(0, periods).Select(nth => $"{nth % 12 + 1:00}/{2025 + nth / 12}")],
        Topics = [.. Enumerable.Range(0, topics).Select(topic => new TopicBand(
            $"Lĩnh vực {topic + 1}", [.. Enumerable.Range(0, periods).Select(nth => new RegisterCount((topics - topic) * (10 + nth * (topic % 3) / 2 + (nth * 5 + topic) % 7)))]))],
    };

    private static T English<T>(T spec)
        where T : ChartSpec => spec with { Width = ChartWidth.Compact, Culture = CultureInfo.GetCultureInfo("en") };

    private static ChartShare Cell(int row, int column) => (row * 5 + column) switch
    {
        7 => ChartShare.Hidden,
        13 => ChartShare.Of(Sampled(0.93, 0.03, verdict: GateVerdict.ShowWithFootnote)),
        > 24 => ChartShare.Of(OptIn(0.66 + column * 0.05)),
        var nth => ChartShare.Of(Sampled(0.52 + nth * 7 % 23 * 0.02, 0.04)),
    };

    private static FunnelPoint FunnelAgency(int nth)
    {
        var (value, n, standing) = nth switch
        {
            3 => (0.89, 420, Standing.Above),
            9 => (0.71, 380, Standing.Below),
            17 => (0.92, 160, Standing.Above),
            _ => (0.8 + (nth * 13 % 11 - 5) * 0.008, 60 + nth * 37 % 400, Standing.NotDifferent),
        };
        return new FunnelPoint($"Phường {nth}", Sampled(value, 0.05, n, nth == 20 ? GateVerdict.Hide : GateVerdict.Show), standing);
    }

    private static DutyCell Duty(int mark) => new((DutyMark)mark, new RegisterCount(mark is 1 or 4 ? 1 : 0), new RegisterCount(mark == 0 ? 0 : 1));
}
