using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class TokenBufferTests
{
    [Theory]
    [InlineData("Hoà bình", "hòa bình")]
    [InlineData("thuý", "thúy")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("hòan tòan", "hoàn toàn")]
    [InlineData("hùynh", "huỳnh")]
    [InlineData("qúy", "quý")]
    [InlineData("quý quá", "quý quá")]
    [InlineData("gía cả", "giá cả")]
    [InlineData("của mùa", "của mùa")]
    [InlineData("thuế khoán", "thuế khoán")]
    public void A_tone_mark_goes_to_its_one_place(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("ko đc", "không được")]
    [InlineData("UBND phường", "ủy ban nhân dân phường")]
    [InlineData("tiền GPMB", "tiền giải phóng mặt bằng")]
    [InlineData("làm sđ", "làm sổ đỏ")]
    public void Chat_spelling_and_office_shorthand_are_read_out(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("số 12/5 ngày 3-4-2025", "số 0 ngày 0")]
    [InlineData("240m2", "0 m 0")]
    [InlineData("lắmmmm", "lắm")]
    [InlineData("xem https://vidu.vn/bai-viet?id=3 nhé", "xem nhé")]
    [InlineData("...!?", "")]
    public void Numbers_links_and_drawn_out_letters_are_folded(string text, string expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void The_stripped_view_has_a_word_for_every_accented_word()
    {
        var tokens = new TokenBuffer(Abbreviations.Shipped);

        tokens.Read("Đường ngập nước");

        var stripped = Enumerable.Range(0, tokens.Words.Count).Select(i => tokens.Stripped(i).ToString());
        Assert.Equal(["duong", "ngap", "nuoc"], stripped);
        Assert.True(tokens.IsAccented);
    }

    [Fact]
    public void A_text_longer_than_the_buffer_is_read_to_its_end()
    {
        var text = string.Join(' ', Enumerable.Repeat("đường", 20_000)) + " hết";

        Assert.EndsWith("đường hết", Read(text), StringComparison.Ordinal);
    }

    private static string Read(string text)
    {
        var tokens = new TokenBuffer(Abbreviations.Shipped);
        tokens.Read(text);
        return string.Join(' ', Enumerable.Range(0, tokens.Words.Count).Select(i => tokens.Accented(i).ToString()));
    }
}
