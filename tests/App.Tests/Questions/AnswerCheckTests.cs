using Dialogue.Core.Questions;

namespace Dialogue.App.Tests.Questions;

public sealed class AnswerCheckTests
{
    private const string Lamp = "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?";

    [Fact]
    public void A_whole_answer_lights_all_five()
    {
        const string answer = """
            Đèn đường ngõ 12 phố Vọng hỏng do chập cáp ngầm. Xí nghiệp Chiếu sáng sẽ thay cáp và lắp lại 6 bóng trước ngày 30/11/2026,
            theo Quyết định số 15/2025/QĐ-UBND về quản lý chiếu sáng đô thị. Biên bản kiểm tra hiện trường đăng tại https://sxd.hanoi.gov.vn/chieu-sang.
            """;

        Assert.Equal(AnswerLamps.AnswersDirectly | AnswerLamps.NamesUnit | AnswerLamps.GivesDateOrNextStep | AnswerLamps.CitesBasis | AnswerLamps.LinksEvidence,
            AnswerCheck.Of(Lamp, answer));
    }

    [Theory]
    [InlineData("Xin ghi nhận ý kiến của Ông/Bà và sẽ nghiên cứu, xem xét theo quy định của pháp luật.")]
    [InlineData("Chúng tôi tiếp thu phản ánh. Mong Ông/Bà thông cảm.")]
    [InlineData("Vấn đề đang được quan tâm giải quyết.")]
    [InlineData("")]
    public void An_evasion_lights_none(string answer) => Assert.Equal(AnswerLamps.None, AnswerCheck.Of(Lamp, answer));

    [Theory]
    [InlineData("Đèn đường ngõ 12 phố Vọng đã được sửa xong và sáng lại bình thường.", true)]
    [InlineData("den duong ngo 12 pho vong da sua xong tu toi qua", true)]
    [InlineData("Việc tiêm vắc xin cho trẻ em thực hiện tại trạm vào buổi sáng.", false)]
    [InlineData("Xin ghi nhận phản ánh về đèn đường ngõ 12 phố Vọng.", false)]
    public void It_answers_directly_when_a_sentence_takes_up_what_was_asked(string answer, bool lit) => Lit(AnswerLamps.AnswersDirectly, lit, answer);

    [Theory]
    [InlineData("Phòng Kinh tế, Hạ tầng và Đô thị phường chịu trách nhiệm.", true)]
    [InlineData("Đề nghị bà con báo công an phường khi có việc.", true)]
    [InlineData("UBND phường Láng giao cho tổ dân phố.", true)]
    [InlineData("Trường hợp này chúng tôi sẽ báo lại, ban đêm xin lưu ý.", false)]
    public void It_names_the_unit_when_an_office_has_its_name(string answer, bool lit) => Lit(AnswerLamps.NamesUnit, lit, answer);

    [Theory]
    [InlineData("Công trình hoàn thành trước ngày 15 tháng 12.", true)]
    [InlineData("Hồ sơ được giải quyết trong 5 ngày làm việc.", true)]
    [InlineData("Việc sửa chữa xong vào cuối quý IV.", true)]
    [InlineData("Ông/Bà nộp hồ sơ tại bộ phận một cửa.", true)]
    [InlineData("Chúng tôi sẽ cố gắng sớm nhất có thể.", false)]
    public void It_gives_a_date_or_the_next_step(string answer, bool lit) => Lit(AnswerLamps.GivesDateOrNextStep, lit, answer);

    [Theory]
    [InlineData("Theo Luật Đất đai thì diện tích tối thiểu là 30 mét vuông.", true)]
    [InlineData("Căn cứ khoản 2 Điều 26, ông được miễn phí.", true)]
    [InlineData("Thủ tục đăng ký khai sinh làm trong ngày.", true)]
    [InlineData("Nghị định số 151/2025/NĐ-CP quy định rõ việc này.", true)]
    [InlineData("Việc này làm theo đúng quy định của pháp luật hiện hành.", false)]
    public void It_cites_a_basis_by_number_or_name(string answer, bool lit) => Lit(AnswerLamps.CitesBasis, lit, answer);

    [Theory]
    [InlineData("Xem tại https://dichvucong.gov.vn nhé.", true)]
    [InlineData("Xem trên cổng dichvucong.gov.vn để biết thêm.", true)]
    [InlineData("Ảnh chụp hiện trường gửi kèm theo văn bản này.", true)]
    [InlineData("Chúng tôi đã kiểm tra và thấy đúng như vậy.", false)]
    public void It_links_evidence_that_can_be_looked_at(string answer, bool lit) => Lit(AnswerLamps.LinksEvidence, lit, answer);

    [Fact]
    public void The_longest_answer_is_read_without_running_out_of_time()
    {
        var answer = string.Concat(Enumerable.Repeat("sẽ tiếp tục nghiên cứu mong ông bà thông cảm trong vòng ", 90))[..5000];

        Assert.Equal(AnswerLamps.None, AnswerCheck.Of(Lamp, answer) & AnswerLamps.AnswersDirectly);
    }

    private static void Lit(AnswerLamps lamp, bool lit, string answer) => Assert.Equal(lit, AnswerCheck.Of(Lamp, answer).HasFlag(lamp));
}
