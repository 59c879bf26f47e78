using Dialogue.Core.Agencies;
using Dialogue.Core.Figures;
using Dialogue.Core.Questions.Import;

namespace Dialogue.Core.OneStop;

/// <summary>Reads a file of one-stop figures: one line for each agency and month.</summary>
internal sealed class OneStopFile(AgencyBook agencies, DateOnly today)
{
    private static readonly DateOnly Earliest = new(2015, 1, 1);

    public static readonly IReadOnlyList<FigureColumn> Columns =
    [
        new("agency", "Cơ quan", ["agency", "agency code", "ma co quan", "co quan", "ten co quan", "don vi", "ten don vi"]),
        new("month", "Tháng", ["month", "thang", "ky", "ky bao cao", "thang bao cao"]),
        new("received", "Tiếp nhận", ["received", "tiep nhan", "ho so tiep nhan", "so ho so tiep nhan", "tong so tiep nhan"]),
        new("onTime", "Đúng hạn", ["on time", "settled on time", "dung han", "giai quyet dung han", "tra dung han", "truoc va dung han", "giai quyet truoc va dung han"]),
        new("late", "Trễ hạn", ["late", "settled late", "tre han", "qua han", "giai quyet tre han", "giai quyet qua han"]),
        new("online", "Tỷ lệ trực tuyến (%)", ["online share", "online", "ty le truc tuyen", "ty le ho so truc tuyen", "ho so truc tuyen", "truc tuyen"]),
    ];

    private readonly HashSet<string> doubted = [];
    private readonly List<RefusedCell> doubts = [];

    /// <summary>What was taken and should be looked at by whoever sent the file.</summary>
    public IReadOnlyList<RefusedCell> Doubts => doubts;

    public sealed record Row(Agency Agency, DateOnly Month, int Received, int OnTime, int Late, double OnlineShare);

    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="refused">Takes every cell that cannot be used.</param>
    /// <returns>The lines that can be used, and how many lines there were.</returns>
    public (List<Row> Rows, int Lines) Read(string path, string name, List<RefusedCell> refused)
    {
        using var table = FigureTable.Open(path, name, Columns);
        var (rows, lines, seen) = (new List<Row>(), 0, new Dictionary<(int, DateOnly), int>());
        foreach (var row in table.Rows(refused))
        {
            lines++;
            if (RowOf(row) is not { } read)
                continue;
            if (seen.TryAdd((read.Agency.Id, read.Month), row.Line))
                rows.Add(read);
            else
                row.Refuse("month", $"Cơ quan và tháng này đã có ở dòng {seen[(read.Agency.Id, read.Month)]}.", $"Line {seen[(read.Agency.Id, read.Month)]} has this agency and month already.");
        }
        return (rows, lines);
    }

    private Row? RowOf(FigureRow row)
    {
        var (agency, month) = (AgencyOf(row), MonthOf(row));
        var (received, onTime, late, online) = (row.Whole("received"), row.Whole("onTime"), row.Whole("late"), row.Percent("online"));
        if (agency is not null && month is { } first && (agency.ValidFrom > first.AddMonths(1).AddDays(-1) || agency.ValidTo < first))
            row.Refuse("month", $"{agency.NameVi} không hoạt động trong tháng {first:MM/yyyy}.", $"{agency.NameEn} did not exist in {first:yyyy-MM}.");
        if (onTime > received)
            doubts.Add(row.Doubt(
                "onTime", $"Đúng hạn ({onTime}) nhiều hơn tiếp nhận ({received}). Có thể do hồ sơ từ tháng trước; hãy kiểm tra lại.",
                $"More were settled on time ({onTime}) than received ({received}). They may be from earlier months; please check."));
        return row.IsGood && agency is not null && month is { } known && received is { } all && onTime is { } good && late is { } bad && online is { } percent
            ? new Row(agency, known, all, good, bad, percent / 100)
            : null;
    }

    private Agency? AgencyOf(FigureRow row)
    {
        if (row.Words("agency", 200) is not { } words)
            return null;
        var agency = agencies.Find(words);
        if (agency is null)
            row.Refuse("agency", "Cần tên hoặc mã của một cơ quan, ví dụ Sở Y tế hoặc so-y-te.", "The name or code of one agency is expected, such as Sở Y tế or so-y-te.");
        else if (OfficeNames.HasOtherMarks(words, agency.NameVi, agency.NameEn) && doubted.Add(words))
            doubts.Add(row.Doubt("agency", $"“{words}” được hiểu là “{agency.NameVi}”. Nếu không phải, hãy sửa tên rồi nhập lại.", $"“{words}” was taken for “{agency.NameVi}”. If that is wrong, correct the name and send the file again."));
        return agency;
    }

    private DateOnly? MonthOf(FigureRow row)
    {
        var month = row.Month("month");
        if (month is not { } first || (first >= Earliest && first <= today))
            return month;
        row.Refuse("month", $"Cần tháng từ {Earliest:MM/yyyy} đến {today:MM/yyyy}.", $"A month from {Earliest:yyyy-MM} to {today:yyyy-MM} is expected.");
        return null;
    }
}
