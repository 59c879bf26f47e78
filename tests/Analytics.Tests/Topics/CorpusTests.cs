using System.Runtime.InteropServices;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class CorpusTests
{
    private const double AlikeFrom = 0.5;
    private static readonly TopicCorpus Corpus = TopicCorpus.Shipped;

    [Fact]
    public void Every_topic_has_at_least_165_questions_and_40_phrases()
    {
        Assert.Equal(12, Corpus.Topics.Count);
        Assert.All(Corpus.Topics, topic => Assert.InRange(Corpus.Texts.Count(text => text.Topic == topic), 165, 1000));
        Assert.All(Corpus.Phrases, phrases => Assert.InRange(phrases.Count, 40, 100));
    }

    [Fact]
    public void No_two_questions_share_half_of_their_letter_triples()
    {
        var triples = Corpus.Texts.Select(text => TriplesOf(text.Text)).ToArray();
        var holders = new Dictionary<int, List<int>>();
        var alike = new List<string>();
        for (var i = 0; i < triples.Length; i++)
        {
            var shared = SharedWithEarlier(triples[i], i, holders);
            alike.AddRange(shared.Index()
                .Where(earlier => Likeness(earlier.Item, triples[i].Count, triples[earlier.Index].Count) >= AlikeFrom)
                .Select(earlier => $"{Corpus.Texts[i].Text} | {Corpus.Texts[earlier.Index].Text}"));
        }

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

    // Counted triple by triple: comparing every two of two thousand sets takes ten seconds.
    private static int[] SharedWithEarlier(HashSet<int> triples, int place, Dictionary<int, List<int>> holders)
    {
        var shared = new int[place];
        foreach (var triple in triples)
        {
            ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, triple, out _);
            earlier ??= [];
            foreach (var other in earlier)
                shared[other]++;
            earlier.Add(place);
        }
        return shared;
    }

    private static double Likeness(int shared, int one, int other) => shared == 0 ? 0 : (double)shared / (one + other - shared);
}
