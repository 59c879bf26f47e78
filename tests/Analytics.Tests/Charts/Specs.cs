using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Charts;

internal static class Specs
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static readonly EstimateWords Words = new()
    {
        Value = "Chỉ số (%)",
        Low = "Từ",
        High = "Đến",
        People = "Số người",
        Interval = "Khoảng tin cậy 95 %",
        NoInterval = "Tự nguyện tham gia",
        Hidden = "ẩn",
        Footnote = "kém chắc chắn",
        Change = "Thay đổi (điểm)",
        ChangeLow = "thấp nhất",
        ChangeHigh = "cao nhất",
        ChangeMeaning = "Kết luận",
        ChangeRose = "tăng",
        ChangeFell = "giảm",
        ChangeHolds = "tăng, giảm vượt quá sai số",
        ChangeUnsure = "chưa đủ căn cứ",
    };

    public static CountRow Topic(string label, int count) => new(label, new RegisterCount(count));

    public static CountBars Topics(params CountRow[] rows) => new()
    {
        Id = "topics",
        Title = "Câu hỏi theo lĩnh vực",
        Description = "Đất đai được hỏi nhiều nhất.",
        Culture = Vietnamese,
        LabelColumn = "Lĩnh vực",
        CountColumn = "Số câu hỏi",
        Rows = rows.Length > 0 ? rows : [Topic("Đất đai, đền bù, giải phóng mặt bằng", 1234), Topic("Môi trường", 310), Topic("Khác", 0)]
    };

    public static SatisfactionByFactor Satisfaction(params FactorShares[] factors) => new()
    {
        Id = "factors",
        Title = "Mức độ hài lòng theo yếu tố",
        Description = "Bốn yếu tố.",
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
        Factors = factors.Length > 0 ? factors : [Factor("Tiếp cận dịch vụ", 420, 300, 120, 60, 100), Factor("Thủ tục", 220, 340, 150, 90, 45)]
    };

    public static FactorShares Factor(string label, params int[] counts) => new(label, Disclosure.Protect(counts));

    public static IndexOverWaves Waves(params WaveIndex[] waves) => new()
    {
        Id = "waves",
        Title = "Chỉ số hài lòng qua các đợt",
        Description = "Tăng rồi đổi cách đo.",
        Culture = Vietnamese,
        WaveColumn = "Đợt",
        Words = Words,
        Waves = waves.Length > 0 ? waves : [new("2025-1", Sampled(0.801, 0.03)), new("2025-2", Sampled(0.836, 0.02)), new("2026-1", Sampled(0.785, 0.025))]
    };

    public static SampledEstimate Sampled(double value, double half, int n = 800, GateVerdict verdict = GateVerdict.Show) => new(
        DesignType.Probability, value, half / 2, n - 1, new Interval(value - half, value + half), n, n, 1, new Gate(verdict, GateReason.None));

    public static OptInEstimate OptIn(double value, int n = 300) => new(value, n, ReliabilityGate.OfOptIn(n));
}
