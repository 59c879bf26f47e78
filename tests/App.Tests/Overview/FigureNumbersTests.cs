using Dialogue.Core.Figures;

namespace Dialogue.App.Tests.Overview;

public sealed class FigureNumbersTests
{
    [Theory]
    [InlineData("1250", 1250)]
    [InlineData(" 1.250 ", 1250)]
    [InlineData("1,250,000", 1_250_000)]
    [InlineData("1 250", 1250)]
    [InlineData("12.0", 12)]
    [InlineData("12,5", null)]
    [InlineData("1.25", null)]
    [InlineData("-3", null)]
    [InlineData("=1+1", null)]
    [InlineData("nhiều", null)]
    public void A_whole_number_is_read_as_offices_write_it(string cell, int? expected) => Assert.Equal(expected, FigureNumbers.Whole(cell, isWorkbook: false));

    [Theory]
    [InlineData("1250", 1250)]
    [InlineData("1250.0", 1250)]
    [InlineData("1.250", null)]
    public void In_a_workbook_a_point_is_no_thousand(string cell, int? expected) => Assert.Equal(expected, FigureNumbers.Whole(cell, isWorkbook: true));

    [Theory]
    [InlineData("63,5 %", 63.5)]
    [InlineData("63.5", 63.5)]
    [InlineData("0", 0.0)]
    [InlineData("100", 100.0)]
    [InlineData("0.635", null)]
    [InlineData("1", null)]
    [InlineData("100,1", null)]
    [InlineData("NaN", null)]
    public void A_share_is_in_per_cent_and_what_may_be_a_fraction_is_refused(string cell, double? expected) => Assert.Equal(expected, FigureNumbers.Percent(cell));

    [Theory]
    [InlineData("09/2026", "2026-09-01")]
    [InlineData("9/2026", "2026-09-01")]
    [InlineData("tháng 9/2026", "2026-09-01")]
    [InlineData("01/09/2026", "2026-09-01")]
    [InlineData("2026-09", "2026-09-01")]
    [InlineData("2026-09-01", "2026-09-01")]
    [InlineData("13/2026", null)]
    [InlineData("2026", null)]
    [InlineData("quý III", null)]
    public void A_month_is_read_as_offices_write_it(string cell, string? expected) => Assert.Equal(expected, FigureNumbers.Month(cell)?.ToString("yyyy-MM-dd"));
}
