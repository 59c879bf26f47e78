using System.Security.Cryptography;
using System.Text;

namespace Dialogue.Analytics.Topics;

/// <summary>What a model is trained on: topics, a lexicon of phrases for each (possibly empty) and labelled texts.</summary>
/// <remarks>
/// The shipped corpus lies in <c>Seed/</c> and is embedded; its README says how to extend it. Corrections of staff are added by
/// <see cref="With"/> and never replace it, so that a topic nobody corrects keeps its texts.
/// </remarks>
public sealed class TopicCorpus
{
    private TopicCorpus(IReadOnlyList<string> topics, IReadOnlyList<IReadOnlyList<string>> phrases, IReadOnlyList<LabelledText> texts)
    {
        (Topics, Phrases, Texts) = (topics, phrases, texts);
        Fingerprint = FingerprintOf(this);
    }

    /// <summary>The corpus written for this product: twelve topics, their lexicon and at least 165 questions for each.</summary>
    public static TopicCorpus Shipped { get; } = new(
        TopicResources.Codes,
        [.. TopicResources.Codes.Select(code => (IReadOnlyList<string>)[.. TopicResources.Lines(TopicResources.Lexicon(code))])],
        [.. TopicResources.Codes.SelectMany(code => TopicResources.Lines(TopicResources.Questions(code)).Select(text => new LabelledText(text, code)))]);

    /// <summary>The topics' codes, at most 16, in a fixed order.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>For each topic, in the order of <see cref="Topics"/>, the phrases that speak for it; at most seven words each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Phrases { get; }

    /// <summary>The labelled texts; their order is part of the result, because training visits them in an order drawn from it.</summary>
    public IReadOnlyList<LabelledText> Texts { get; }

    /// <summary>SHA-256 in lower-case hex of topics, phrases and texts: the same data have the same fingerprint.</summary>
    public string Fingerprint { get; }

    /// <summary>A corpus of labelled texts alone, without a lexicon, for sets with other topics than ours.</summary>
    /// <param name="texts">At least one text in each of at least two topics.</param>
    /// <exception cref="ArgumentException">There are fewer than 2 or more than 16 topics.</exception>
    public static TopicCorpus Of(IReadOnlyList<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        string[] topics = [.. texts.Select(text => text.Topic).Distinct().Order(StringComparer.Ordinal)];
        if (topics.Length is < 2 or > DualCoordinateDescent.Stride)
            throw new ArgumentException($"A model tells 2 to {DualCoordinateDescent.Stride} topics apart; these texts have {topics.Length}.", nameof(texts));
        return new TopicCorpus(topics, [.. topics.Select(_ => (IReadOnlyList<string>)[])], texts);
    }

    /// <summary>Reads a folder laid out as <c>Seed/</c>: <c>Questions/CODE.txt</c> and, where there is one, <c>Lexicon/CODE.txt</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="ArgumentException">There are fewer than 2 or more than 16 files of questions.</exception>
    public static TopicCorpus FromFolder(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(folder, "Questions"), "*.txt").Order(StringComparer.Ordinal).ToList();
        if (files.Count is < 2 or > DualCoordinateDescent.Stride)
            throw new ArgumentException($"{folder}/Questions holds {files.Count} files; a model tells 2 to {DualCoordinateDescent.Stride} topics apart.", nameof(folder));
        string[] topics = [.. files.Select(file => Path.GetFileNameWithoutExtension(file))];
        return new TopicCorpus(
            topics,
            [.. topics.Select(code => LinesOf(Path.Combine(folder, "Lexicon", code + ".txt")))],
            [.. files.SelectMany((file, i) => LinesOf(file).Select(text => new LabelledText(text, topics[i])))]);
    }

    /// <summary>The same corpus with more texts behind its own.</summary>
    /// <param name="more">Texts of this corpus's topics; others are left out, since a retired topic teaches nothing.</param>
    public TopicCorpus With(IEnumerable<LabelledText> more) =>
        new(Topics, Phrases, [.. Texts, .. more.Where(text => Topics.Contains(text.Topic))]);

    private static IReadOnlyList<string> LinesOf(string file) => File.Exists(file) ? [.. TopicResources.Lines(File.ReadAllText(file))] : [];

    private static string FingerprintOf(TopicCorpus corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < corpus.Topics.Count; i++)
            Add($"\u0001{corpus.Topics[i]}\u0001{string.Join('\u0002', corpus.Phrases[i])}");
        foreach (var text in corpus.Texts)
            Add($"{(text.ByHand ? '\u0003' : '\u0004')}{text.Topic}\u0003{text.Weight:R}\u0003{text.Text}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(FormattableString part) => hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(part)));
    }
}
