namespace Dialogue.Analytics.Topics;

// From labelled texts to weights: count, weigh, solve on every fold but one to see honest margins, fit the temperature on them,
// then solve on everything. Each text is also trained on without its marks and with some of them: half the city types so.
internal sealed class TopicTrainer(FeatureExtractor extractor, int topics)
{
    private readonly TopicParameters parameters = extractor.Parameters;
    private readonly FeatureScratch scratch = extractor.Scratch();
    private readonly float[] lexiconScores = new float[topics];

    internal (float[] Weights, float[] Idf, float Scale) Train(IReadOnlyList<TrainingText> given)
    {
        var texts = WithStrippedCopies(given);
        var idf = InverseDocumentFrequencies(texts);
        var rows = texts.Select(text => Row(text.Text, idf)).ToList();
        var scale = Calibration.FitScale(HeldOut(texts, rows), parameters.LexiconPrior) * parameters.Softening;
        var weights = Solver().Train(rows, texts);
        return (Halved(weights), idf, scale);
    }

    private static List<TrainingText> WithStrippedCopies(IReadOnlyList<TrainingText> given)
    {
        var bare = given.Select(text => text with { Text = VietnameseText.StripDiacritics(text.Text) });
        var mixed = given.Where(text => text.Fold >= 0).Select(text => text with { Text = HalfStripped(text.Text) });
        return [.. given, .. bare, .. mixed];
    }

    // Hurried typing drops the marks of some words: here of two in five, the same ones each time.
    private static string HalfStripped(string text) =>
        string.Join(' ', text.Split(' ').Select((word, i) => (i * 7 + word.Length) % 5 < 2 ? VietnameseText.StripDiacritics(word) : word));

    private float[] InverseDocumentFrequencies(List<TrainingText> texts)
    {
        var seenIn = new int[extractor.Hashed];
        foreach (var text in texts)
        {
            extractor.Extract(text.Text, scratch, null, lexiconScores);
            for (var i = 0; i < scratch.Length && scratch.Index[i] < extractor.Hashed; i++)
                seenIn[scratch.Index[i]]++;
        }
        return [.. seenIn.Select(n => (float)(Half)(n == 0 && !parameters.WeighUnseen ? 0f : 1f + MathF.Log((1f + texts.Count) / (1f + n))))];
    }

    private SparseRow Row(string text, float[] idf)
    {
        extractor.Extract(text, scratch, idf, lexiconScores);
        return new SparseRow(scratch.Index[..scratch.Length], scratch.Value[..scratch.Length]);
    }

    private DualCoordinateDescent Solver() => new(extractor.Dimensions, topics, parameters);

    private List<Calibration.HeldOut> HeldOut(List<TrainingText> texts, List<SparseRow> rows)
    {
        var result = new List<Calibration.HeldOut>();
        for (var fold = 0; fold < parameters.Folds; fold++)
        {
            var kept = Enumerable.Range(0, texts.Count).Where(i => texts[i].Fold != fold).ToList();
            var weights = Solver().Train([.. kept.Select(i => rows[i])], [.. kept.Select(i => texts[i])]);
            for (var i = 0; i < texts.Count; i++)
            {
                if (texts[i].Fold == fold)
                    result.Add(Measure(texts[i], rows[i], weights));
            }
        }
        return result;
    }

    private Calibration.HeldOut Measure(TrainingText text, SparseRow row, float[] weights)
    {
        Span<float> scores = stackalloc float[DualCoordinateDescent.Stride];
        DualCoordinateDescent.Score(weights, row.Index, row.Value, scores);
        var lexicon = new float[topics];
        for (var i = 0; i < row.Index.Length; i++)
        {
            var place = row.Index[i] - extractor.Hashed;
            if (place >= 0 && place < topics)
                lexicon[place] = row.Value[i] / parameters.LexiconWeight;
        }
        return new(scores[..topics].ToArray(), lexicon, text.Topic);
    }

    // A model read back from disk must answer as the one just trained, so both hold what sixteen bits can say.
    private static float[] Halved(float[] weights)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (float)(Half)weights[i];
        return weights;
    }
}
