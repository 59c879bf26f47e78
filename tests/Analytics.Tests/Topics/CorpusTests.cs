using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class CorpusTests
{
    private const double AlikeFrom = 0.5;
    private static readonly TopicCorpus Corpus = TopicCorpus.Shipped;

    [Fact]
    public void Every_topic_has_at_least_120_questions_and_40_phrases()
    {
        Assert.Equal(12, Corpus.Topics.Count);
        Assert.All(Corpus.Topics, topic => Assert.InRange(Corpus.Texts.Count(text => text.Topic == topic), 120, 1000));
        Assert.All(Corpus.Phrases, phrases => Assert.InRange(phrases.Count, 40, 100));
    }

    [Fact]
    public void No_two_questions_share_half_of_their_letter_triples()
    {
        var triples = Corpus.Texts.Select(text => TriplesOf(text.Text)).ToArray();
        var alike = new List<string>();
        for (var i = 0; i < triples.Length; i++)
            for (var j = 0; j < i; j++)
                if (MayBeAlike(triples[i], triples[j]) && Likeness(triples[i], triples[j]) >= AlikeFrom)
                    alike.Add($"{Corpus.Texts[i].Text} | {Corpus.Texts[j].Text}");

        Assert.Empty(alike);
    }

    [Fact]
    public void A_topic_does_not_begin_its_questions_alike()
    {
        var openings = Corpus.Texts.GroupBy(text => string.Join(' ', VietnameseText.StripDiacritics(text.Text).Split(' ').Take(4)));

        Assert.All(openings, same => Assert.InRange(same.Count(), 1, 4));
    }

    [Fact]
    public void A_folder_laid_out_like_the_seed_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("seed-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "Questions"));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "Lexicon"));
            File.WriteAllText(Path.Combine(folder.FullName, "Questions", "a.txt"), "# lời dặn\nMột câu\n\nHai câu\n");
            File.WriteAllText(Path.Combine(folder.FullName, "Questions", "b.txt"), "Ba câu\n");
            File.WriteAllText(Path.Combine(folder.FullName, "Lexicon", "b.txt"), "câu ba\n");

            var corpus = TopicCorpus.FromFolder(folder.FullName);

            Assert.Equal(["a", "b"], corpus.Topics);
            Assert.Equal([("Một câu", "a"), ("Hai câu", "a"), ("Ba câu", "b")], corpus.Texts.Select(text => (text.Text, text.Topic)));
            Assert.Equal([[], ["câu ba"]], corpus.Phrases);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void More_texts_change_the_fingerprint_and_foreign_topics_are_left_out()
    {
        var more = Corpus.With([new LabelledText("Cầu mới bao giờ thông xe", "transport"), new LabelledText("Không ai hỏi", "no-such-topic")]);

        Assert.Equal(Corpus.Texts.Count + 1, more.Texts.Count);
        Assert.NotEqual(Corpus.Fingerprint, more.Fingerprint);
    }

    [Fact]
    public void One_topic_alone_cannot_be_trained() =>
        Assert.Throws<ArgumentException>(() => TopicCorpus.Of([new LabelledText("một", "a"), new LabelledText("hai", "a")]));

    private static HashSet<int> TriplesOf(string text)
    {
        var bare = VietnameseText.StripDiacritics(text);
        return [.. Enumerable.Range(0, Math.Max(0, bare.Length - 2)).Select(i => (bare[i] << 16) ^ (bare[i + 1] << 8) ^ bare[i + 2])];
    }

    // Sets of very different size cannot share half of their union.
    private static bool MayBeAlike(HashSet<int> one, HashSet<int> other) => 2 * Math.Min(one.Count, other.Count) >= Math.Max(one.Count, other.Count);

    private static double Likeness(HashSet<int> one, HashSet<int> other)
    {
        var (small, large) = one.Count < other.Count ? (one, other) : (other, one);
        var shared = small.Count(large.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }
}
