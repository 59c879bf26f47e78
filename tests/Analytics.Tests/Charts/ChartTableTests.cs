using System.Text;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Charts.Specs;

namespace Dialogue.Analytics.Tests.Charts;

public sealed class ChartTableTests
{
    private static string Csv(params string[] cells) => Encoding.UTF8.GetString(new ChartTable(["x"], [cells]).ToCsv()[3..]);

    [Fact]
    public void The_file_begins_with_a_byte_order_mark_and_ends_its_lines_with_CRLF()
    {
        var file = Specs.Topics().FileTable.ToCsv();

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal(
            "Lĩnh vực,Số câu hỏi\r\n\"Đất đai, đền bù, giải phóng mặt bằng\",1234\r\nMôi trường,310\r\nKhác,0\r\n",
            Encoding.UTF8.GetString(file[3..]));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-5", "-5")]
    [InlineData("-5+A1", "'-5+A1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =cmd", "'  =cmd")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=b", "a=b")]
    [InlineData("nói \"có\"", "\"nói \"\"có\"\"\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("", "")]
    public void Cells_are_quoted_and_formulas_disarmed(string cell, string written)
    {
        Assert.Equal($"x\r\n{written}\r\n", Csv(cell));
    }

    [Fact]
    public void A_file_has_plain_numbers_and_its_facts_in_each_row_whatever_the_culture_of_the_table()
    {
        var spec = Waves(new("2025-1", Sampled(0.801, 0.03, n: 1234)), new("2025-2", null)) with { Facts = [new("Cơ quan", "Sở Y tế")] };

        Assert.Equal(["Cơ quan", "Đợt", "Chỉ số (%)", "Từ", "Đến", "Số người"], spec.FileTable.Columns);
        Assert.Equal(["Sở Y tế", "2025-1", "80.1", "77.1", "83.1", "1234"], spec.FileTable.Rows[0]);
        Assert.Equal(["Sở Y tế", "2025-2", "ẩn", "ẩn", "ẩn", "ẩn"], spec.FileTable.Rows[1]);
        Assert.Equal(["2025-1", "80,1", "77,1", "83,1", "1.234"], spec.Table.Rows[0]);
    }

    [Fact]
    public void The_table_of_factors_holds_shares_and_hides_what_the_chart_hides()
    {
        var table = Satisfaction(Factor("Công chức", 120, 80, 40, 15, 4), Factor("Kết quả", 4, 3, 1, 0, 0)).Table;

        Assert.Equal(["Yếu tố", "Rất hài lòng (%)", "Hài lòng (%)", "Bình thường (%)", "Không hài lòng (%)", "Rất không hài lòng (%)", "Số câu trả lời", "Hài lòng trở lên (%)", "Từ", "Đến"], table.Columns);
        const string hidden = "Ẩn: dưới 10 người";
        Assert.Equal(["Công chức", "46,3", "30,9", "15,4", hidden, hidden, "259", hidden, hidden, hidden], table.Rows[0]);
        Assert.Equal(["Kết quả", .. Enumerable.Repeat(hidden, 9)], table.Rows[1]);
    }

    [Fact]
    public void The_share_of_the_satisfied_has_its_interval_where_the_wave_was_sampled()
    {
        var counts = Disclosure.Protect([120, 80, 40, 15, 20]);
        var rows = Satisfaction(new("Mẫu", counts, null, Sampled(0.727, 0.05)), new("Tự nguyện", counts, null, OptIn(0.727)), new("Kém", counts, null, Sampled(0.727, 0.05, verdict: GateVerdict.Hide))).Table.Rows;

        Assert.Equal(["72,7", "67,7", "77,7"], rows[0].TakeLast(3));
        Assert.Equal(["72,7", "Tự nguyện tham gia", "Tự nguyện tham gia"], rows[1].TakeLast(3));
        Assert.Equal(Enumerable.Repeat("Ẩn: dưới 10 người", 3), rows[2].TakeLast(3));
    }

    [Theory]
    [InlineData(true, 120, 80, 40, 15, 4)]
    [InlineData(true, 12, 4, 60, 80, 90)]
    [InlineData(false, 120, 4, 15, 80, 90)]
    [InlineData(false, 4, 3, 1, 0, 0)]
    public void The_share_of_the_satisfied_is_hidden_where_it_would_tell_a_hidden_category(bool shown, params int[] counts)
    {
        var factor = new FactorShares("Công chức", Disclosure.Protect(counts), null, Sampled(0.5, 0.05));

        Assert.Equal(shown, factor.Satisfied is not null);
    }

    [Fact]
    public void Weighted_shares_are_shown_in_place_of_those_of_the_counts()
    {
        var factor = new FactorShares("Công chức", Disclosure.Protect([100, 100, 100, 100, 100]), [0.4, 0.3, 0.1, 0.1, 0.1]);

        Assert.Equal(["Công chức", "40,0", "30,0", "10,0", "10,0", "10,0", "500"], Satisfaction(factor).Table.Rows[0].Take(7));
        Assert.Throws<ArgumentException>(() => new FactorShares("x", Disclosure.Protect([100, 100, 100, 100, 100]), [1, 1, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => new FactorShares("x", Disclosure.Protect([100, 100])));
    }

    [Fact]
    public void The_table_of_waves_gives_an_interval_only_to_a_sampled_wave()
    {
        var table = Waves(new("2025-1", Sampled(0.801, 0.03)), new("2025-2", OptIn(0.9)), new("2026-1", OptIn(0.9, n: 9)), new("2026-2", null)).Table;

        Assert.Equal(["2025-1", "80,1", "77,1", "83,1", "800"], table.Rows[0]);
        Assert.Equal(["2025-2", "90,0", "Tự nguyện tham gia", "Tự nguyện tham gia", "300"], table.Rows[1]);
        Assert.Equal(["2026-1", "ẩn", "ẩn", "ẩn", "ẩn"], table.Rows[2]);
        Assert.Equal(["2026-2", "ẩn", "ẩn", "ẩn", "ẩn"], table.Rows[3]);
    }
}
