using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class TopicModelTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static readonly TopicCorpus Few = TopicCorpus.Of([.. TopicCorpus.Shipped.Texts.Where((_, i) => i % 8 == 0)]);
    private readonly TopicModel model = trained.Model;

    [Theory]
    [InlineData("Xã thu hồi ruộng của bà con mà tiền đền bù mãi chưa chi trả", "land")]
    [InlineData("Khói từ lò đốt rác bay vào khu dân cư, mùi khét không thở nổi", "environment")]
    [InlineData("Ống nước trước nhà vỡ, cả ngõ mất nước sạch từ hôm qua", "water")]
    [InlineData("Bệnh viện bắt bệnh nhân ra ngoài mua thuốc", "health")]
    [InlineData("Cô giáo ép học thêm, học sinh lớp 5 học đến tối mịt", "education")]
    [InlineData("Công ty tôi muốn xin gia hạn nộp thuế giá trị gia tăng", "business")]
    [InlineData("Nộp hồ sơ ở bộ phận một cửa quá hẹn trả kết quả nửa tháng", "procedures")]
    [InlineData("Ngã tư này đèn tín hiệu hỏng, giờ cao điểm tắc đường cả tiếng", "transport")]
    [InlineData("Nhà bên xây dựng không phép làm nứt tường nhà tôi", "construction")]
    [InlineData("Trộm cắp xe máy liên tục, đề nghị công an tuần tra ban đêm", "security")]
    [InlineData("Tôi nghỉ việc rồi thì trợ cấp thất nghiệp tính thế nào", "welfare")]
    [InlineData("Trận bóng đá tối qua đội tuyển đá quá hay", "other")]
    public void A_plain_question_gets_its_topic_with_and_without_marks(string text, string topic)
    {
        var plain = model.Classify(text);
        var bare = model.Classify(VietnameseText.StripDiacritics(text));

        Assert.Equal((topic, topic), (plain.Topic, bare.Topic));
        Assert.False(plain.Abstained);
    }

    [Theory]
    [InlineData("Xã thu hồi ruộng của bà con mà tiền đền bù mãi chưa chi trả", "land")]
    [InlineData("xa thu hoi ruong cua ba con ma tien den bu mai chua chi tra", "land")]
    [InlineData("Chào ban tổ chức, chúc mọi người một ngày vui", null)]
    [InlineData("", null)]
    public void A_text_that_nobody_read_teaches_only_where_lexicon_and_model_agree(string text, string? topic) =>
        Assert.Equal(topic, model.Agreed(text));

    [Fact]
    public void A_phrase_is_found_when_only_some_of_its_words_carry_marks()
    {
        var whole = model.Classify("gia đình tôi chờ tái định cư");
        var mixed = model.Classify("gia đình tôi chờ tái dinh cu");

        Assert.Equal(("land", "land"), (whole.Topic, mixed.Topic));
    }

    [Fact]
    public void A_wrong_mark_is_another_word()
    {
        var lexicon = new Lexicon([["dân số"], ["dẫn sợ"]], Abbreviations.Shipped);
        var extractor = new FeatureExtractor(new TopicParameters(), lexicon, Abbreviations.Shipped);
        var scores = new float[2];

        extractor.Extract("dẫn sợ", extractor.Scratch(), null, scores);

        Assert.Equal(0f, scores[0]);
        Assert.True(scores[1] > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!! 123 ???")]
    [InlineData("xqzw vvkj plmt")]
    [InlineData("lorem ipsum dolor sit amet")]
    public void Nonsense_is_left_to_a_reader(string text) => Assert.True(model.Classify(text).Abstained);

    [Fact]
    public void Every_topic_is_ranked_and_the_shares_add_up()
    {
        var prediction = model.Classify("Đường làng ngập nước sau mưa, xe máy chết máy");

        Assert.Equal(model.Topics.Order(), prediction.Ranked.Select(r => r.Topic).Order());
        Assert.Equal(1, prediction.Ranked.Sum(r => r.Probability), 1e-4);
        Assert.Equal(prediction.Ranked.OrderByDescending(r => r.Probability), prediction.Ranked);
        Assert.Equal((prediction.Ranked[0].Topic, prediction.Ranked[0].Probability), (prediction.Topic, prediction.Probability));
    }

    [Theory]
    [InlineData("Cho em hỏi làm sổ đỏ cần giấy tờ gì", "sổ đỏ")]
    [InlineData("cho em hoi lam so do can giay to gi", "so do")]
    public void The_reasons_are_words_of_the_text(string text, string expected)
    {
        var reasons = model.Classify(text).Reasons;

        Assert.InRange(reasons.Count, 1, 5);
        Assert.Contains(reasons, reason => reason.Contains(expected, StringComparison.Ordinal));
        Assert.All(reasons, reason => Assert.Contains(reason, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Two_trainings_give_the_same_model()
    {
        var (once, again) = (TopicModel.Train(Few), TopicModel.Train(Few));

        var text = "Bao giờ có nước sạch cho thôn tôi, chờ năm năm rồi";
        Assert.Equal(once.Fingerprint, again.Fingerprint);
        Assert.Equal(once.Classify(text).Ranked, again.Classify(text).Ranked);
    }

    [Fact]
    public void Other_parameters_give_another_fingerprint() =>
        Assert.NotEqual(TopicModel.Train(Few).Fingerprint, TopicModel.Train(Few, new TopicParameters { Passes = 1 }).Fingerprint);

    [Fact]
    public void The_fingerprint_is_a_sha256_in_lower_case_hex() => Assert.Matches("^[0-9a-f]{64}$", model.Fingerprint);

    [Fact]
    public async Task Many_threads_read_one_model_with_the_answers_of_one()
    {
        var texts = Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? $"đường số {i} ngập nước" : $"bac si o benh vien {i} quat benh nhan").ToArray();
        var alone = texts.Select(t => model.Classify(t).Probability).ToArray();

        var together = await Task.WhenAll(texts.Select(t => Task.Run(() => model.Classify(t).Probability)));

        Assert.Equal(alone, together);
    }
}
