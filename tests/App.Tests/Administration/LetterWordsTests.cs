using Dialogue.Core.Notices;

namespace Dialogue.App.Tests.Administration;

public sealed class LetterWordsTests
{
    [Fact]
    public void A_citys_own_words_stand_in_a_letter_unless_their_places_do_not_fit_any_more()
    {
        var shipped = NoticeTexts.In("vi");

        var own = shipped.With(key => key == "closing" ? "Thân ái, {0}" : null);
        var outdated = shipped.With(_ => "Thân ái, {0} và {1}");

        Assert.Equal("Thân ái, Hà Nội", own.Of("closing", "Hà Nội"));
        Assert.Equal(shipped.Of("greeting"), own.Of("greeting"));
        Assert.Equal(shipped.Of("closing", "Hà Nội"), outdated.Of("closing", "Hà Nội"));
    }
}
