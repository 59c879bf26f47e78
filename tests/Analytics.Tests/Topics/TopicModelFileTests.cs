using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class TopicModelFileTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private readonly TopicModel model = trained.Model;

    [Theory]
    [InlineData("Bao giờ có nước sạch cho thôn tôi, chờ năm năm rồi")]
    [InlineData("lam so do can giay to gi a")]
    [InlineData("xqzw vvkj plmt")]
    public void A_model_read_back_answers_as_the_one_saved(string text)
    {
        var again = TopicModel.Load(Saved());

        var (before, after) = (model.Classify(text), again.Classify(text));
        Assert.Equal(model.Fingerprint, again.Fingerprint);
        Assert.Equal(before.Ranked, after.Ranked);
        Assert.Equal(before.Reasons, after.Reasons);
    }

    [Fact]
    public void A_saved_model_stays_under_eight_megabytes() => Assert.InRange(Saved().Length, 100_000, 8_000_000);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(500)]
    [InlineData(60_000)]
    public void A_cut_off_file_is_refused(int length)
    {
        var cut = new MemoryStream(Saved().ToArray()[..length]);

        Assert.Throws<InvalidDataException>(() => TopicModel.Load(cut));
    }

    [Fact]
    public void Another_kind_of_file_is_refused() =>
        Assert.Throws<InvalidDataException>(() => TopicModel.Load(new MemoryStream("{\"not\":\"a model\"}"u8.ToArray())));

    private MemoryStream Saved()
    {
        var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        return stream;
    }
}
