using Dialogue.Analytics.Topics;
using FsCheck;
using FsCheck.Fluent;

namespace Dialogue.Analytics.Tests.Topics;

/// <summary>How somebody types must not change what they ask. Texts are drawn from the corpus; random ones from all of Unicode.</summary>
public class TypingPropertyTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static readonly (string Before, string After)[] TonePlaces =
        [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("óa", "oá"), ("ủy", "uỷ"), ("úy", "uý"), ("òe", "oè")];

    private static readonly Arbitrary<string> Asked = Gen.Elements(TopicCorpus.Shipped.Texts.Select(text => text.Text).ToArray()).ToArbitrary();

    private readonly TopicModel model = trained.Model;

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same() => AlwaysSame(TypingVariants.Decomposed);

    [Fact]
    public void Capitals_change_nothing() => AlwaysSame(text => text.ToUpperInvariant());

    [Fact]
    public void More_spaces_and_line_breaks_change_nothing() => AlwaysSame(text => $"\t{text.Replace(" ", "  \r\n ", StringComparison.Ordinal)}  ");

    [Fact]
    public void Punctuation_between_words_changes_nothing() => AlwaysSame(text => $"«{text.Replace(" ", " … ", StringComparison.Ordinal)}»!!!");

    [Fact]
    public void Both_schools_of_placing_the_tone_are_the_same() =>
        AlwaysSame(text => TonePlaces.Aggregate(text, (typed, place) => typed.Replace(place.Before, place.After, StringComparison.Ordinal)));

    [Fact]
    public void Whatever_arrives_gets_a_ranking_that_adds_up() => Check(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var said = model.Classify(text ?? "");
        return said.Ranked.Count == model.Topics.Count && Math.Abs(said.Ranked.Sum(share => share.Probability) - 1) < 1e-4;
    }));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\uD800")]
    [InlineData("\u0301\u0301\u0301")]
    [InlineData("请问什么时候修路")]
    [InlineData("Когда починят дорогу на нашей улице?")]
    [InlineData("😀😀😀")]
    public void What_is_hardly_a_text_is_left_to_a_reader(string text) => Assert.True(model.Classify(text).Abstained);

    [Fact]
    public void A_hundred_kilobytes_are_read_and_say_what_they_say()
    {
        var text = string.Join(' ', Enumerable.Repeat("Đường ngập nước, cống thoát nước tắc, xin nạo vét.", 2500));

        var said = model.Classify(text);

        Assert.True(text.Length > 100_000);
        Assert.Equal("water", said.Topic);
    }

    private void AlwaysSame(Func<string, string> typed) => Check(Prop.ForAll(Asked, text =>
    {
        var (one, other) = (model.Classify(text), model.Classify(typed(text)));
        return one.Ranked.SequenceEqual(other.Ranked) && one.Abstained == other.Abstained;
    }));

    private static void Check(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(60));
}
