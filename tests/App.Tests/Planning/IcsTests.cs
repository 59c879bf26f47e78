using System.Text;
using Dialogue.Core.Sessions.Calendars;

namespace Dialogue.App.Tests.Planning;

/// <summary>The writer against RFC 5545, and read back by an unfolding of its own.</summary>
public sealed class IcsTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 10, 8, 30, 0, TimeSpan.FromHours(7));

    [Fact]
    public void A_line_has_at_most_75_octets_and_no_letter_is_cut()
    {
        var ics = new IcsText();
        var words = string.Concat(Enumerable.Repeat("Đối thoại với người dân về sửa chữa vỉa hè, lòng đường; ", 12)) + "👩‍⚕️🏥";

        ics.AddText("DESCRIPTION", words);

        var lines = ics.ToString().Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.True(lines.Length > 8);
        Assert.All(lines[1..^1], line => Assert.StartsWith(" ", line, StringComparison.Ordinal));
        Assert.DoesNotContain('�', ics.ToString());
        Assert.Equal($"DESCRIPTION:{IcsText.Escape(words)}\r\n", Unfold(ics.ToString()));
    }

    [Theory]
    // Section 3.3.11 of the RFC.
    [InlineData("Project XYZ Final Review\nConference Room - 3B\nCome Prepared.", @"Project XYZ Final Review\nConference Room - 3B\nCome Prepared.")]
    [InlineData(@"a\b;c,d", @"a\\b\;c\,d")]
    [InlineData("một\r\nhai\rba", @"một\nhai\nba")]
    [InlineData("8:30 \"sáng\"", "8:30 \"sáng\"")]
    public void Text_is_escaped(string text, string escaped) => Assert.Equal(escaped, IcsText.Escape(text));

    [Fact]
    public void What_somebody_writes_into_a_title_cannot_begin_a_line_of_its_own()
    {
        var ics = IcsCalendar.Write(null, "vi", [Entry with { Title = "Đối thoại\r\nATTENDEE:mailto:kẻ lạ\r\nBEGIN:VALARM" }]);

        Assert.DoesNotContain(Unfold(ics).Split("\r\n"), line => line.StartsWith("ATTENDEE", StringComparison.Ordinal) || line == "BEGIN:VALARM");
    }

    [Fact]
    public void A_session_is_an_event_in_universal_time_with_a_revision()
    {
        var lines = Unfold(IcsCalendar.Write("Đối thoại – Sở Xây dựng", "vi", [Entry])).Split("\r\n");

        string[] expected =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dialogue//Public dialogues//VI", "CALSCALE:GREGORIAN", "NAME:Đối thoại – Sở Xây dựng",
            "X-WR-CALNAME:Đối thoại – Sở Xây dựng", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
            "BEGIN:VEVENT", "UID:dialogue-so-xay-dung-ABC234", "DTSTAMP:20261201T000000Z", "LAST-MODIFIED:20261201T000000Z", "SEQUENCE:3",
            "DTSTART:20261210T013000Z", "DTEND:20261210T033000Z", "SUMMARY;LANGUAGE=vi:Đối thoại về vỉa hè\\, lòng đường",
            "DESCRIPTION;LANGUAGE=vi:Mời người dân tham dự.", "LOCATION:258 Võ Chí Công", "URL:https://doithoai.example.vn/sessions/ABC234",
            "STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", "",
        ];
        Assert.Equal(expected, lines);
    }

    [Fact]
    public void A_cancelled_session_stays_and_says_so() =>
        Assert.Contains("STATUS:CANCELLED\r\n", IcsCalendar.Write(null, "en", [Entry with { IsCancelled = true }]), StringComparison.Ordinal);

    private static CalendarEntry Entry { get; } = new(
        "dialogue-so-xay-dung-ABC234", 3, new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), Start, Start.AddHours(2), "Đối thoại về vỉa hè, lòng đường",
        "Mời người dân tham dự.", "258 Võ Chí Công", "https://doithoai.example.vn/sessions/ABC234", IsCancelled: false);

    private static string Unfold(string ics) => ics.Replace("\r\n ", "", StringComparison.Ordinal);
}
