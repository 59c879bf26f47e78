using Dialogue.Core.Questions;

namespace Dialogue.App.Tests.Questions;

public sealed class CitizenTextTests
{
    [Fact]
    public void A_line_keeps_all_that_was_written_however_long()
    {
        var written = new string('ơ', 10_000);

        Assert.Equal(written, CitizenText.Line($"  {written}\n"));
        Assert.Null(CitizenText.Line(" \t\u0000\u202e"));
    }

    [Theory]
    [InlineData("đèn đường", 3, "đèn")]
    [InlineData("đèn", 3, "đèn")]
    [InlineData("đè😀", 3, "đè")]
    [InlineData("", 3, null)]
    public void Words_to_search_by_are_cut_between_letters(string written, int most, string? cut) => Assert.Equal(cut, CitizenText.CutLine(written, most));
}
