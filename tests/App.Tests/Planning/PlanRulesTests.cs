using Dialogue.Core.Sessions.Planning;

namespace Dialogue.App.Tests.Planning;

public sealed class PlanRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 10, 1, 30, 0, TimeSpan.Zero);
    private static readonly StreamHosts Hosts = new(["https://www.youtube-nocookie.com", "https://truyenhinh.example.vn"]);

    private static readonly SessionPlan Whole = new()
    {
        TitleVi = "Đối thoại về cấp nước sạch",
        DescriptionVi = "Bàn về cấp nước cho các xã phía tây.",
        ChairName = "Trần Thu Hà",
        ChairPosition = "Phó Giám đốc Sở",
        Place = "Hội trường Sở, 52 Lê Đại Hành",
        StartsAt = Start,
        EndsAt = Start.AddHours(2),
    };

    [Fact]
    public void A_whole_plan_has_no_fault()
    {
        Assert.Empty(PlanRules.OfDraft(Whole, Hosts));
        Assert.Empty(PlanRules.OfAnnouncement(Whole));
    }

    [Fact]
    public void A_draft_needs_only_a_title_and_a_time_that_can_be()
    {
        var draft = new SessionPlan { TitleVi = "Đối thoại về nước sạch", StartsAt = Start, EndsAt = Start.AddMinutes(15) };

        Assert.Empty(PlanRules.OfDraft(draft, Hosts));
        Assert.Equal(
            [PlanField.DescriptionVi, PlanField.ChairName, PlanField.ChairPosition, PlanField.Place],
            PlanRules.OfAnnouncement(draft).Select(fault => fault.Field));
    }

    [Theory]
    [InlineData(0, PlanProblem.EndBeforeStart)]
    [InlineData(-60, PlanProblem.EndBeforeStart)]
    [InlineData(14, PlanProblem.TooBrief)]
    [InlineData(15, null)]
    [InlineData(480, null)]
    [InlineData(481, PlanProblem.TooLasting)]
    public void A_session_ends_after_its_start_and_lasts_a_sensible_time(int minutes, PlanProblem? expected) =>
        Assert.Equal(expected, PlanRules.Length(Start, Start.AddMinutes(minutes)));

    [Fact]
    public void Too_long_a_text_is_named_by_its_field()
    {
        var plan = Whole with { TitleEn = new string('a', PlanRules.TitleMax + 1), Place = new string('p', PlanRules.LineMax + 1) };

        Assert.Equal(
            [new(PlanField.TitleEn, PlanProblem.TooLong), new PlanFault(PlanField.Place, PlanProblem.TooLong)], PlanRules.OfDraft(plan, Hosts));
    }

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?t=42", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/live/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://truyenhinh.example.vn/kenh/1", "https://truyenhinh.example.vn/kenh/1")]
    public void What_an_officer_copies_becomes_the_address_of_a_player(string typed, string player) =>
        Assert.Equal(player, Hosts.FrameOf(typed)?.ToString());

    [Theory]
    [InlineData("http://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/@kenh")]
    [InlineData("https://www.youtube.com/watch?v=\"><script>")]
    [InlineData("https://truyenhinh.example.vn.evil.example/1")]
    [InlineData("https://truyenhinh.example.vn@evil.example/1")]
    [InlineData("https://truyenhinh.example.vn:8443/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//truyenhinh.example.vn/1")]
    [InlineData("không phải địa chỉ")]
    public void Anything_else_is_not_embedded(string typed)
    {
        Assert.Null(Hosts.FrameOf(typed));
        Assert.Contains(new PlanFault(PlanField.StreamAddress, PlanProblem.StreamRefused), PlanRules.OfDraft(Whole with { StreamAddress = typed }, Hosts));
    }

    [Fact]
    public void YouTube_is_embedded_only_where_its_player_is_on_the_list() =>
        Assert.Null(new StreamHosts(["https://truyenhinh.example.vn"]).FrameOf("https://youtu.be/dQw4w9WgXcQ"));
}
