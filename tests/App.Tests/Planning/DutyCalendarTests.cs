using Dialogue.Core.Duties;
using Dialogue.Core.Sessions;

namespace Dialogue.App.Tests.Planning;

public sealed class DutyCalendarTests
{
    private static readonly DutyRules Rules = new() { CountedFrom = new(2025, 1, 1) };
    private static readonly DutyAgency Ward = new(new(2010, 1, 1), null, 2);

    [Theory]
    [InlineData(2, "1 1")]
    [InlineData(1, "0 1")]
    [InlineData(3, "1 2")]
    [InlineData(0, "0 0")]
    [InlineData(12, "6 6")]
    public void The_number_of_a_year_is_split_between_its_halves(int perYear, string owed) =>
        Assert.Equal(owed, string.Join(' ', Of(Ward with { DialoguesPerYear = perYear }, "2026-12-31").Select(half => half.Owed)));

    [Theory]
    [InlineData("2026-01-01", null, "1 1")]
    [InlineData("2026-03-31", null, "1 1")] // 92 of 181 days
    [InlineData("2026-04-01", null, "1 1")] // 91 of 181 days: just over a half
    [InlineData("2026-04-02", null, "0 1")] // 90 of 181
    [InlineData("2026-07-01", null, "0 1")]
    [InlineData("2026-10-01", null, "0 0")] // 92 of 184 days: exactly a half, rounded in its favour
    [InlineData("2010-01-01", "2026-06-30", "1 0")]
    [InlineData("2010-01-01", "2026-03-31", "0 0")] // 90 of 181
    [InlineData("2010-01-01", "2026-04-01", "1 0")]
    [InlineData("2027-01-01", null, "0 0")]
    public void An_agency_that_began_or_ended_within_a_half_owes_its_part(string from, string? to, string owed) =>
        Assert.Equal(owed, string.Join(' ', Of(new DutyAgency(D(from), to is null ? null : D(to), 2), "2026-12-31").Select(half => half.Owed)));

    [Fact]
    public void Predecessor_and_successor_together_owe_what_one_would()
    {
        var before = new DutyAgency(new(2010, 1, 1), new(2026, 2, 28), 2);
        var after = new DutyAgency(new(2026, 3, 1), null, 2);

        Assert.Equal([0, 0], Of(before, "2026-12-31").Select(half => half.Owed));
        Assert.Equal([1, 1], Of(after, "2026-12-31").Select(half => half.Owed));
    }

    [Theory]
    [InlineData("2026-03-10", "2026-05-01", "Held Open")]
    [InlineData("2026-06-30", "2026-06-30", "Held Open")]
    [InlineData("2026-07-01", "2026-08-01", "Missing Held")]
    public void A_dialogue_counts_in_the_half_in_which_it_was_held(string held, string today, string states) =>
        Assert.Equal(states, States(Of(Ward, today, Held(held))));

    [Fact]
    public void What_is_not_announced_is_open_until_the_half_year_is_over_and_missing_on_the_day_after()
    {
        Assert.Equal("Open Open", States(Of(Ward, "2026-06-30")));
        Assert.Equal("Missing Open", States(Of(Ward, "2026-07-01")));
    }

    [Fact]
    public void An_announced_dialogue_counts_while_its_day_is_to_come_and_not_when_it_went_by_without_a_start()
    {
        Assert.Equal("Announced Open", States(Of(Ward, "2026-05-20", Announced("2026-05-20"))));
        Assert.Equal("Open Open", States(Of(Ward, "2026-05-21", Announced("2026-05-20"))));
    }

    [Fact]
    public void A_dialogue_moved_into_the_next_half_counts_there_and_makes_up_only_when_another_one_fulfils_that_half()
    {
        var moved = Held("2026-07-05") with { FirstDay = D("2026-06-20") };

        Assert.Equal("Missing Held", States(Of(Ward, "2026-12-31", moved)));
        var halves = Of(Ward, "2026-12-31", Held("2026-07-02"), moved);
        Assert.Equal("Late Held", States(halves));
        Assert.Equal(D("2026-06-20"), halves[0].Slots[0].Dialogue!.FirstDay);
        Assert.Empty(halves[1].More);
    }

    [Fact]
    public void What_the_first_half_of_the_next_year_holds_beyond_its_duty_makes_up_for_this_years_second()
    {
        var halves = Of(Ward, "2027-03-31", Held("2026-02-01"), Held("2027-01-20"), Held("2027-03-01"));

        Assert.Equal("Held Late", States(halves));
        Assert.Equal(D("2027-03-01"), halves[1].Slots[0].Dialogue!.Days.Day);
    }

    [Fact]
    public void What_makes_up_for_last_year_is_not_counted_again()
    {
        // The second half of 2025 lacked one; the first of 2026 held two, the second none.
        var halves = Of(Ward, "2027-01-01", Held("2025-03-01"), Held("2026-02-01"), Held("2026-03-01"));

        Assert.Equal("Held Missing", States(halves));
        Assert.Empty(halves[0].More);
    }

    [Fact]
    public void A_cancelled_dialogue_fulfils_nothing_and_is_named()
    {
        var halves = Of(Ward, "2026-07-01", With("2026-05-05", SessionState.Cancelled));

        Assert.Equal("Missing Open", States(halves));
        Assert.Single(halves[0].Cancelled);
    }

    [Fact]
    public void A_draft_is_no_dialogue_yet() => Assert.Equal("Open Open", States(Of(Ward, "2026-05-01", With("2026-05-05", SessionState.Draft))));

    [Fact]
    public void What_is_held_beyond_the_duty_is_more()
    {
        var halves = Of(Ward, "2026-12-31", Held("2025-09-01"), Held("2026-02-01"), Held("2026-03-01"), Held("2026-09-01"));

        Assert.Equal("Held Held", States(halves));
        Assert.Equal(D("2026-03-01"), Assert.Single(halves[0].More).Days.Day);
    }

    [Fact]
    public void A_dialogue_out_of_an_archive_fulfils_its_duty_and_says_nothing_of_its_clocks()
    {
        var archive = new DutyDialogue("ARC234", "Đối thoại", "", new SessionDays(SessionState.Published, D("2026-02-01"), null, D("2026-02-01"), D("2026-02-01"), IsArchive: true));

        var halves = Of(Ward, "2026-06-30", archive);

        Assert.Equal("Held Open", States(halves));
        var sum = DutySum.Of([.. halves], D("2026-06-30"), Rules);
        Assert.Equal((new InTime(0, 0), new InTime(0, 0)), (sum.Notice, sum.Results));
    }

    [Fact]
    public void Half_years_before_the_count_began_show_what_was_held_and_miss_nothing()
    {
        var halves = DutyCalendar.OfYear(Ward, [Held("2026-02-01")], 2026, D("2026-12-31"), new DutyRules { CountedFrom = D("2026-07-01") });

        Assert.Equal((false, 0, 1), (halves[0].IsCounted, halves[0].Owed, halves[0].More.Count));
        Assert.Equal("Open", States([halves[1]]));
    }

    [Fact]
    public void Sums_count_notices_and_results_in_time_of_those_that_are_known()
    {
        var prompt = new DutyDialogue("AAA234", "Đối thoại", "", new SessionDays(SessionState.Published, D("2026-02-10"), D("2026-02-03"), D("2026-02-10"), D("2026-02-20")));
        var slow = new DutyDialogue("BBB234", "Đối thoại", "", new SessionDays(SessionState.Closed, D("2026-08-10"), D("2026-08-04"), D("2026-08-10"), null));
        var halves = Of(Ward, "2026-08-21", prompt, slow);

        var sum = DutySum.Of([.. halves], D("2026-08-21"), Rules);

        Assert.Equal((2, 2, new InTime(1, 2), new InTime(1, 2)), (sum.Owed, sum.Held, sum.Notice, sum.Results));
    }

    private static IReadOnlyList<DutyHalf> Of(DutyAgency agency, string today, params DutyDialogue[] dialogues) =>
        DutyCalendar.OfYear(agency, dialogues, 2026, D(today), Rules);

    private static string States(IEnumerable<DutyHalf> halves) => string.Join(' ', halves.SelectMany(half => half.Slots).Select(slot => slot.State));

    private static DutyDialogue Held(string day) => With(day, SessionState.Published);

    private static DutyDialogue Announced(string day) => With(day, SessionState.Announced);

    private static DutyDialogue With(string day, SessionState state) =>
        new("AAA234", "Đối thoại về hạ tầng", "", new SessionDays(state, D(day), D(day).AddDays(-9), null, null));

    private static DateOnly D(string day) => DateOnly.Parse(day);
}
