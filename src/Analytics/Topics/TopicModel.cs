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
    private readonly float[] weights;
    private readonly float[] idf;
    private readonly float scale;

    internal TopicModel(string[] topics, FeatureExtractor extractor, float[] weights, float[] idf, float scale, string fingerprint)
    {
        (this.topics, this.extractor, this.weights, this.idf, this.scale) = (topics, extractor, weights, idf, scale);
        Topics = Array.AsReadOnly(topics);
        Fingerprint = fingerprint;
    }

    /// <summary>The topic codes the model can answer with, in the order of the taxonomy.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>SHA-256, lower-case hex, of the seed texts, the lexicon, the abbreviations and the training parameters.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Trains a model from the seed texts and the lexicon in this assembly: deterministic, one core, a few seconds.
    /// Nothing is cached; the caller keeps the model.
    /// </summary>
    /// <returns>A model that gives the same answers for the same <see cref="Fingerprint"/>.</returns>
    public static TopicModel TrainFromSeeds() => TrainFromSeeds(new TopicParameters());

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
        DualCoordinateDescent.Score(weights, scratch.Index.AsSpan(0, scratch.Length), scratch.Value.AsSpan(0, scratch.Length), scores);
        Span<float> shares = stackalloc float[topics.Length];
        Calibration.Probabilities(scores[..topics.Length], lexicon, scale, extractor.Parameters.LexiconPrior, shares);
        return Answer(scratch, shares);
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
        return new TopicModel(file.Topics, extractor, file.Weights, file.Idf, file.Scale, file.Fingerprint);
    }

    internal static TopicModel TrainFromSeeds(TopicParameters parameters)
    {
        var codes = TopicResources.Codes;
        var phrases = codes.Select(code => (IReadOnlyList<string>)[.. TopicResources.Lines(TopicResources.Lexicon(code))]).ToArray();
        var extractor = new FeatureExtractor(parameters, new Lexicon(phrases, Abbreviations.Shipped), Abbreviations.Shipped);
        var (weights, idf, scale) = new TopicTrainer(extractor, codes.Length).Train(ShippedTexts(codes, phrases, parameters));
        return new TopicModel([.. codes], extractor, weights, idf, scale, FingerprintOf(codes, parameters));
    }

    private static List<TrainingText> ShippedTexts(string[] codes, IReadOnlyList<string>[] phrases, TopicParameters parameters)
    {
        var texts = new List<TrainingText>();
        for (var topic = 0; topic < codes.Length; topic++)
        {
            var seeds = TopicResources.Lines(TopicResources.Seeds(codes[topic])).ToArray();
            var cost = MathF.Pow(parameters.UsualTexts / seeds.Length, parameters.Balance);
            texts.AddRange(seeds.Select((seed, i) => new TrainingText(seed, topic, cost, i % Math.Max(1, parameters.Folds))));
            texts.AddRange(phrases[topic].Select(phrase => new TrainingText(phrase, topic, parameters.PhraseCost, -1)));
        }
        return texts;
    }

    private static string FingerprintOf(string[] codes, TopicParameters parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var code in codes)
            hash.AppendData(Encoding.UTF8.GetBytes($"\u0001{code}\u0001{TopicResources.Seeds(code)}\u0001{TopicResources.Lexicon(code)}"));
        hash.AppendData(Encoding.UTF8.GetBytes(Abbreviations.Shipped.Source));
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
        var abstained = scratch.Tokens.Words.Count == 0 || top.Probability < extractor.Parameters.AnswerFrom;
        return new TopicPrediction(top.Topic, top.Probability, abstained, ranked, reasons);
    }
}
