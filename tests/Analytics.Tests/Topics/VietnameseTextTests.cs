using System.Text;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class VietnameseTextTests
{
    [Theory]
    [InlineData("Đường Nguyễn Huệ", "duong nguyen hue")]
    [InlineData("ĐẤT ĐAI, GIẢI PHÓNG MẶT BẰNG", "dat dai, giai phong mat bang")]
    [InlineData("123 abc!", "123 abc!")]
    [InlineData("", "")]
    public void Stripping_leaves_lower_case_base_letters(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.StripDiacritics(text));

    [Fact]
    public void Decomposed_text_strips_like_composed_text()
    {
        var composed = "Quyền sử dụng đất ở Thủ Đức";

        var stripped = VietnameseText.StripDiacritics(composed.Normalize(NormalizationForm.FormD));

        Assert.Equal("quyen su dung dat o thu duc", stripped);
    }

    [Fact]
    public void Every_vietnamese_letter_strips_to_ascii()
    {
        const string letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

        var stripped = VietnameseText.StripDiacritics(letters + letters.ToUpperInvariant());

        Assert.All(stripped, c => Assert.InRange(c, 'a', 'z'));
    }

    [Fact]
    public void A_lone_surrogate_in_an_export_is_no_reason_to_fail() =>
        Assert.Equal("nuoc ", VietnameseText.StripDiacritics("nước\ud83d")[..5]);
}
