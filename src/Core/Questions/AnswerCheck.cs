using System.Text.RegularExpressions;

namespace Dialogue.Core.Questions;

/// <summary>
/// Lights the five lamps of a written answer by what its words show. Heuristics of a reader in a hurry, on Vietnamese as offices
/// write it: they can be fooled both ways, so they advise, never block, and what was lit is kept with the step.
/// <list type="bullet">
/// <item>Answers directly: a sentence that is neither courtesy nor an evasion ("xin ghi nhận", "sẽ nghiên cứu") takes up what was asked about.</item>
/// <item>Names the unit: an office with its name, or one that has a single name in its place (UBND, công an phường, trạm y tế).</item>
/// <item>Gives a date or a next step: a day, month, quarter or term; or what the citizen can do next.</item>
/// <item>Cites a basis: a law, decree, decision or plan by number or name, an article, a procedure. "Theo quy định của pháp luật" is none.</item>
/// <item>Links evidence: an address on the web, an attachment, a record, a picture, a document by number.</item>
/// </list>
/// </summary>
public static partial class AnswerCheck
{
    private const int SentenceSyllables = 5;
    private const double SharedAtLeast = 0.2;
    private const int Patience = 1000;

    public static AnswerLamps Of(string question, string answer)
    {
        var text = CitizenText.Clean(answer);
        return Lit(AnswerLamps.AnswersDirectly, AnswersDirectly(question, text))
            | Lit(AnswerLamps.NamesUnit, Has(NamedUnit(), text) || Has(KnownUnit(), text))
            | Lit(AnswerLamps.GivesDateOrNextStep, Has(Date(), text) || Has(NextStep(), text))
            | Lit(AnswerLamps.CitesBasis, Has(Basis(), text))
            | Lit(AnswerLamps.LinksEvidence, Has(Evidence(), text));
    }

    private static AnswerLamps Lit(AnswerLamps lamp, bool lit) => lit ? lamp : AnswerLamps.None;

    /// <summary>A machine that is too busy leaves a lamp dark; it must not keep an answer from the citizen.</summary>
    private static bool Has(Regex sign, string text)
    {
        try
        {
            return sign.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool AnswersDirectly(string question, string answer)
    {
        var asked = Telling(question);
        if (asked.Count == 0)
            return false;
        var said = SentenceEnd().Split(answer)
            .Where(sentence => !Has(Evasion(), sentence) && Syllables.Of(sentence).Count >= SentenceSyllables)
            .SelectMany(Telling).ToHashSet(StringComparer.Ordinal);
        var shared = asked.Count(said.Contains);
        return shared >= 2 && shared >= SharedAtLeast * asked.Count;
    }

    private static HashSet<string> Telling(string text) =>
        [.. CommonWords.Without(CitizenText.Fold(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"[.!?;\n]+(?=\s|$)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"(xin|trân trọng)\s+(cảm ơn|cám ơn|ghi nhận|tiếp thu)|(ghi nhận|tiếp thu)\s+(các\s+)?(ý kiến|phản ánh|kiến nghị|góp ý)|(sẽ|đang|tiếp tục)\s+(tiếp tục\s+)?(nghiên cứu|xem xét|rà soát|báo cáo|tham mưu|quan tâm)|mong\s+(ông|bà|người dân|quý)[^.]*(thông cảm|chia sẻ)|theo\s+(đúng\s+)?quy định\s+(của pháp luật|hiện hành)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Evasion();

    [GeneratedRegex(
        @"\b(Sở|sở|Phòng|phòng|Ban|ban|Trung tâm|trung tâm|Chi cục|chi cục|Cục|cục|Đội|đội|Trạm|trạm|Công ty|công ty|Bệnh viện|bệnh viện|Văn phòng|văn phòng|Thanh tra|thanh tra|Xí nghiệp|xí nghiệp|Trường|trường|Điện lực|điện lực|Hạt|hạt|Tổ|tổ)\s+(\p{Lu}|(quản lý|kỹ thuật|thanh tra|công tác|dịch vụ)\s)",
        RegexOptions.CultureInvariant, Patience)]
    private static partial Regex NamedUnit();

    [GeneratedRegex(
        @"\b(ubnd|ủy ban nhân dân|uỷ ban nhân dân|công an\s+(phường|xã|thành phố|quận|huyện)|bảo hiểm xã hội|bộ phận\s+(một cửa|tiếp nhận)|trạm y tế|phòng\s+(kinh tế|văn hóa|hạ tầng)|trung tâm\s+(y tế|phục vụ hành chính công))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex KnownUnit();

    [GeneratedRegex(
        @"\b\d{1,2}/\d{1,2}(/\d{2,4})?\b(?!/)|\b(ngày|mùng|tháng)\s+\d{1,2}\b|\bquý\s+([1-4]|i{1,3}|iv)\b|\btrong\s+(vòng\s+)?\d+\s+(giờ|ngày|tuần|tháng)|\b\d+\s+ngày\s+làm việc|\b(đầu|giữa|cuối)\s+(tuần|tháng|quý|năm)\b|\b(tuần|tháng|quý|năm)\s+(này|tới|sau)\b|\bnăm\s+20\d\d\b|\bhôm nay\b|\bngày mai\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\b(liên hệ|truy cập|gọi\s+(số|tổng đài|điện thoại|đến|đường dây)|nộp\s+(hồ sơ|đơn|trực tiếp|trực tuyến|tại|qua|ở)|(mang|gửi)\s+(theo\s+)?(giấy|thẻ|hồ sơ|đơn|căn cước)|sẽ\s+(cử|tổ chức|kiểm tra|lắp|sửa|bố trí|hoàn thành|mời|thông báo|gửi|niêm yết|thay))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex NextStep();

    [GeneratedRegex(
        @"(?<!pháp\s)\bluật\s+(?!sư\b)\p{L}|\b(nghị định|nghị quyết|thông tư|quyết định|chỉ thị|pháp lệnh|kế hoạch|công văn)\s+(số\s+)?\d|\b(điều|khoản)\s+\d+\b|\b\d+/(\d{4}/)?(nđ|qđ|tt|nq|qh|kh|ct)\b|\b(thủ tục|quy trình)\s+(hành chính|cấp|đăng ký|giải quyết|tiếp nhận|xử lý|số)|\b(quy chuẩn|tiêu chuẩn)\s+(việt nam|quốc gia|\p{L}*\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Basis();

    [GeneratedRegex(
        @"https?://\S|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(vn|com|org|net)\b|\b(đính kèm|kèm theo|phụ lục|biên bản|ảnh\s+(chụp|hiện trường))\b|\b(văn bản|công văn|thông báo|kết luận|báo cáo)\s+số\s+\d|\bsố\s+\d+/\S",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Evidence();
}
