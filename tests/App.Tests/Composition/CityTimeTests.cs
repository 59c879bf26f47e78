using System.Globalization;
using Dialogue.Web.Composition;

namespace Dialogue.App.Tests.Composition;

public sealed class CityTimeTests
{
    private static readonly DateTimeOffset LateEvening = new(2026, 11, 21, 17, 30, 0, TimeSpan.Zero);

    private readonly CityTime time = new(new SiteOptions { TimeZone = "Asia/Ho_Chi_Minh" }, TimeProvider.System);

    [Fact]
    public void An_instant_late_in_the_evening_of_Greenwich_belongs_to_the_next_day_in_the_city()
    {
        Assert.Equal(new DateOnly(2026, 11, 22), time.DateOf(LateEvening));
        Assert.Equal("2026-11-22T00:30:00+07:00", time.Machine(LateEvening));
    }

    [Theory]
    [InlineData("vi-VN", "00:30, 22/11/2026", "Chủ Nhật, ngày 22 tháng 11 năm 2026")]
    [InlineData("en-GB", "00:30, 22/11/2026", "Sunday, 22 November 2026")]
    public void Dates_are_written_the_readers_way(string culture, string moment, string longDate)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(moment, time.Moment(LateEvening));
        Assert.Equal(longDate, time.LongDate(LateEvening));
    }

    [Fact]
    public void A_clock_on_the_citys_wall_and_its_instant_are_the_same_moment()
    {
        var instant = time.InstantOf(new DateTime(2026, 11, 22, 0, 30, 0));

        Assert.Equal(LateEvening, instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }
}
