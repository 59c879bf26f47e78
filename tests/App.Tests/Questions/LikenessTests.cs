using Dialogue.Core.Questions;

namespace Dialogue.App.Tests.Questions;

public sealed class LikenessTests
{
    /// <summary>Two ways to ask the same: without diacritics, with typing errors, in another order, in a line instead of a story.</summary>
    public static TheoryData<string, string> SameQuestion => new()
    {
        { "Ngõ 80 Chùa Láng cứ mưa 30 phút là ngập đến đầu gối, năm nào cũng kiến nghị.", "mua la ngap ngo 80 chua lang, bao gio phuong cai tao cong" },
        { "Sao đi khám bảo hiểm phải chờ từ 6 giờ sáng mới lấy được số?", "Khám bảo hiểm y tế xếp hàng lấy số từ 6 giờ sáng, bao giờ hết cảnh chờ đợi?" },
        { "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?", "Xin hỏi bao giờ sửa đèn đường ngõ 12 phố Vọng, hỏng lâu rồi" },
        { "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?", "den duong ngo 12 pho vong hong" },
        { "Mua nhà ở xã hội nộp hồ sơ ở đâu, năm 2027 có bao nhiêu căn?", "Hồ sơ mua nhà ở xã hội thì nộp ở đâu ạ" },
        { "Trường mầm non công lập của phường hết chỗ, con tôi phải học tư. Năm sau có tăng lớp không?", "truong mam non cong lap het cho, nam sau phuong co mo them lop khong" },
        { "Nước máy ngõ 44 mấy hôm nay có mùi clo rất nặng, có uống được không?", "nuoc may ngo 44 mui clor rat nan, uong co sao khong" },
        { "Hàng rong chiếm hết lối vào trường tiểu học Láng Thượng lúc 16h30", "Trường tiểu học Láng Thượng bị hàng rong chiếm lối vào giờ tan học" },
        { "Điểm tập kết rác trước số nhà 112 đường Láng để xe rác qua đêm. Đề nghị chuyển chỗ khác.", "De nghi chuyen diem tap ket rac o 112 duong Lang, mui hoi qua" },
        { "Hồ sơ cấp giấy phép xây dựng nộp online bị trả lại 2 lần vì bản vẽ sai định dạng", "xin giay phep xay dung online bi tra ho so do sai dinh dang ban ve" },
        { "Phí dịch vụ chung cư tăng từ 8 lên 14 nghìn một mét vuông có phải xin phép ai không?", "Chung cư tôi tăng phí dịch vụ lên 14 nghìn một mét, ai cho phép?" },
    };

    /// <summary>Alike in how they ask, not in what.</summary>
    public static TheoryData<string, string> OtherQuestion => new()
    {
        { "Cho tôi hỏi bao giờ phường sửa đường?", "Cho tôi hỏi bao giờ phường có bác sĩ?" },
        { "Xin hỏi thủ tục cấp lại giấy chứng sinh bị mất thì làm ở đâu?", "Xin hỏi thủ tục đăng ký kết hôn thì làm ở đâu?" },
        { "Đèn đường ngõ 22 hỏng từ trước Tết chưa sửa.", "Camera an ninh của tổ dân phố hỏng 4 cái, ai chịu trách nhiệm sửa?" },
        { "Cho hỏi bao giờ có nước máy ở thôn tôi?", "Cho hỏi bao giờ có xe buýt ở thôn tôi?" },
        { "Đề nghị Sở cho biết kế hoạch tiêm vắc xin HPV", "Đề nghị Sở cho biết kế hoạch phun thuốc muỗi" },
        { "Chợ cóc ở ngõ 4 bao giờ dẹp?", "Ngõ 4 bao giờ được đổ bê tông?" },
        { "Trẻ em tạm trú có được vào lớp 1 trường công không", "Người tạm trú có được đăng ký khám ban đầu ở bệnh viện không" },
    };

    [Theory]
    [MemberData(nameof(SameQuestion))]
    public void The_same_question_in_other_words_is_likely_the_same(string one, string other) =>
        Assert.InRange(Score(one, other), Likeness.Likely, 1);

    [Theory]
    [MemberData(nameof(OtherQuestion))]
    public void A_question_that_begins_and_ends_alike_is_another_one(string one, string other) =>
        Assert.InRange(Score(one, other), 0, Likeness.Likely - 0.001f);

    [Fact]
    public void A_text_without_diacritics_is_the_same_text()
    {
        const string text = "Bệnh viện kê đơn nhưng bảo hết thuốc bảo hiểm, phải ra ngoài mua.";

        Assert.Equal(1, Score(text, "benh vien ke don nhung bao het thuoc bao hiem, phai ra ngoai mua"), 0.001f);
    }

    [Fact]
    public void Another_order_of_the_words_costs_little()
    {
        Assert.InRange(Score("Hồ sơ cấp phép xây dựng, hố ga cao hơn mặt đường", "hố ga cao hơn mặt đường, hồ sơ cấp phép xây dựng"), 0.9f, 1);
    }

    [Fact]
    public void Texts_of_common_words_alone_are_alike_to_nothing_else()
    {
        Assert.InRange(Score("Cho tôi hỏi bao giờ thì có ạ?", "Cho tôi hỏi bao giờ thì phường ta có trạm sạc xe điện ạ?"), 0, Likeness.Likely - 0.001f);
    }

    /// <summary>Beside the texts of the theories, as in a room.</summary>
    private static float Score(string one, string other)
    {
        string[] texts = [one, other, .. SameQuestion.Concat(OtherQuestion).SelectMany(row => new[] { row.Data.Item1, row.Data.Item2 })];
        var likeness = new Likeness([.. texts.Select(CitizenText.Fold)]);
        return likeness.Best([0], 0)[0].FirstOrDefault(match => match.Index == 1)?.Score ?? 0;
    }
}
