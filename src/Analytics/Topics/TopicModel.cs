using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dialogue.Analytics.Topics;

/// <summary>
/// Names the topic of a citizen's text. A linear model over the text as typed and the same text without marks, with a lexicon as
/// prior, trained from the texts embedded in this assembly. Immutable; one instance serves any number of threads.
/// </summary>
/// <remarks>
/// Features and training follow the project's topics design: words and word pairs in both views and characters 2–5 inside words of
/// the stripped view, hashed; one-versus-rest squared hinge by dual coordinate descent; temperature scaling on held-out folds.
/// </remarks>
public sealed class TopicModel
{
    private readonly string[] topics;
    private readonly FeatureExtractor extractor;
    private readonly TopicWeights weights;
    private readonly float[] idf;
    private readonly float scale;
    private readonly float answerFrom;

    private TopicModel(string[] topics, FeatureExtractor extractor, TopicTrainer.Result trained, string fingerprint)
    {
        (this.topics, this.extractor) = (topics, extractor);
        (weights, idf, scale, answerFrom) = trained;
        Topics = Array.AsReadOnly(topics);
        Fingerprint = fingerprint;
    }

    /// <summary>The topic codes the model can answer with, in the order of the taxonomy.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>The least probability, 0–1, with which the model answers instead of abstaining; chosen for a precision of 0.90 on held-out texts.</summary>
    public double AnswersFrom => answerFrom;

    /// <summary>SHA-256, lower-case hex, of the corpus, the abbreviations and the training parameters.</summary>
    public string Fingerprint { get; }

    /// <summary>The fingerprint that <see cref="TrainFromSeeds"/> gives, known without training.</summary>
    public static string ShippedFingerprint { get; } = FingerprintOf(TopicCorpus.Shipped, new TopicParameters());

    /// <summary>Trains a model from the corpus in this assembly; see <see cref="Train(TopicCorpus)"/>.</summary>
    public static TopicModel TrainFromSeeds() => Train(TopicCorpus.Shipped);

    /// <summary>
    /// Trains a model: deterministic, one core, some seconds for ten thousand texts. Nothing is cached; the caller keeps the model.
    /// </summary>
    /// <param name="corpus">Topics, phrases and labelled texts; every third text in turn is held out once to calibrate.</param>
    /// <returns>A model that gives the same answers for the same <see cref="Fingerprint"/>, on any machine.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="corpus"/> is null.</exception>
    public static TopicModel Train(TopicCorpus corpus) => Train(corpus, new TopicParameters());

    /// <summary>Reads one text.</summary>
    /// <param name="text">
    /// What the citizen wrote, with or without marks, any length. A text without letters is answered, abstaining, with the taxonomy's prior.
    /// </param>
    /// <returns>The most probable topic with its probability (0–1), all topics ranked, and the words that weighed most.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public TopicPrediction Classify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scratch = extractor.Scratch();
        Span<float> scores = stackalloc float[DualCoordinateDescent.Stride];
        Span<float> lexicon = stackalloc float[topics.Length];
        extractor.Extract(text, scratch, idf, lexicon);
        weights.Score(scratch.Index.AsSpan(0, scratch.Length), scratch.Value.AsSpan(0, scratch.Length), scores);
        Span<float> shares = stackalloc float[topics.Length];
        Calibration.Probabilities(scores[..topics.Length], lexicon, scale, extractor.Parameters.LexiconPrior, shares);
        return Answer(scratch, shares);
    }

    /// <summary>What a text that nobody has read may teach: the topic, where model and lexicon agree on it independently and neither doubts.</summary>
    /// <param name="text">What the citizen wrote.</param>
    /// <returns>The topic's code; null where the model abstains, or where the lexicon names another topic, several alike or none.</returns>
    /// <remarks>Self-training by agreement of two views: Blum and Mitchell (1998), Combining labeled and unlabeled data with co-training.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public string? Agreed(string text)
    {
        var said = Classify(text);
        if (said.Abstained)
            return null;
        Span<float> lexicon = stackalloc float[topics.Length];
        extractor.Extract(text, extractor.Scratch(), idf, lexicon);
        var own = lexicon[Array.IndexOf(topics, said.Topic)];
        var asMuch = 0;
        foreach (var score in lexicon)
            asMuch += score >= own ? 1 : 0;
        return own > 0 && asMuch == 1 ? said.Topic : null;
    }

    /// <summary>Writes the model, well under 8 MB, so that another process answers the same without training.</summary>
    /// <param name="stream">Where to write; stays open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new TopicModelFile
        {
            Fingerprint = Fingerprint,
            Topics = topics,
            Parameters = extractor.Parameters,
            Phrases = [.. extractor.Lexicon.PhrasesByTopic.Select(phrases => phrases.ToArray())],
            Abbreviations = extractor.Abbreviations.Source,
            Scale = scale,
            AnswerFrom = answerFrom,
            Weights = weights,
            Idf = idf,
        }.Write(stream);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Where to read from; stays open.</param>
    /// <returns>A model that gives the same answers as the one saved.</returns>
    /// <exception cref="InvalidDataException">The stream holds no whole topic model of this version.</exception>
    public static TopicModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = TopicModelFile.Read(stream);
        var abbreviations = new Abbreviations(file.Abbreviations);
        var extractor = new FeatureExtractor(file.Parameters, new Lexicon(file.Phrases, abbreviations), abbreviations);
        return new TopicModel(file.Topics, extractor, new(file.Weights, file.Idf, file.Scale, file.AnswerFrom), file.Fingerprint);
    }

    internal static TopicModel Train(TopicCorpus corpus, TopicParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var extractor = new FeatureExtractor(parameters, new Lexicon(corpus.Phrases, Abbreviations.Shipped), Abbreviations.Shipped);
        var trained = new TopicTrainer(extractor, corpus.Topics.Count).Train(TextsOf(corpus, parameters));
        return new TopicModel([.. corpus.Topics], extractor, trained, FingerprintOf(corpus, parameters));
    }

    private static List<TrainingText> TextsOf(TopicCorpus corpus, TopicParameters parameters)
    {
        var texts = new List<TrainingText>();
        var usual = (float)corpus.Texts.Count(text => text.ByHand) / corpus.Topics.Count;
        foreach (var (topic, code) in corpus.Topics.Index())
        {
            var own = corpus.Texts.Where(text => text.Topic == code).ToList();
            var read = own.Where(text => text.ByHand).ToList();
            var share = read.Count == 0 ? 1 : MathF.Pow(usual / read.Count, parameters.Balance);
            texts.AddRange(read.Select((text, i) => new TrainingText(text.Text, topic, share * text.Weight, i % Math.Max(1, parameters.Folds))));
            texts.AddRange(own.Where(text => !text.ByHand).Select(text => new TrainingText(text.Text, topic, text.Weight, -1)));
            texts.AddRange(corpus.Phrases[topic].Select(phrase => new TrainingText(phrase, topic, parameters.PhraseCost, -1)));
        }
        return texts;
    }

    private static string FingerprintOf(TopicCorpus corpus, TopicParameters parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(corpus.Fingerprint + Abbreviations.Shipped.Source));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(parameters));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private TopicPrediction Answer(FeatureScratch scratch, ReadOnlySpan<float> shares)
    {
        var ranked = new TopicShare[topics.Length];
        for (var i = 0; i < ranked.Length; i++)
            ranked[i] = new TopicShare(topics[i], shares[i]);
        Array.Sort(ranked, static (a, b) => b.Probability.CompareTo(a.Probability));
        var top = ranked[0];
        var reasons = TopicReasons.Find(scratch, extractor, weights, idf, Array.IndexOf(topics, top.Topic), topics.Length);
        var abstained = top.Probability < answerFrom || !IsKnown(scratch);
        return new TopicPrediction(top.Topic, top.Probability, abstained, ranked, reasons);
    }

    private bool IsKnown(FeatureScratch scratch)
    {
        var known = 0;
        foreach (var hash in scratch.StrippedHashes)
            known += idf[extractor.StrippedBucket(hash)] > 0 ? 1 : 0;
        return known > 0 && known >= extractor.Parameters.KnownWords * scratch.StrippedHashes.Count;
    }
}
