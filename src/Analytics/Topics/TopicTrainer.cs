namespace Dialogue.Analytics.Topics;

// From labelled texts to weights: count, weigh, solve on every fold but one to see honest margins, fit the temperature on them,
// then solve on everything. Each text is also trained on without its marks and as typed in a hurry: half the city types so.
internal sealed class TopicTrainer(FeatureExtractor extractor, int topics)
{
    private const uint TypingSeed = 20261122;
    private readonly TopicParameters parameters = extractor.Parameters;
    private readonly FeatureScratch scratch = extractor.Scratch();
    private readonly float[] lexiconScores = new float[topics];

    internal sealed record Result(TopicWeights Weights, float[] Idf, float Scale, float AnswerFrom);

    internal Result Train(IReadOnlyList<TrainingText> given)
    {
        var texts = WithCopies(given);
        var idf = InverseDocumentFrequencies(texts);
        var rows = texts.Select(text => Row(text.Text, idf)).ToList();
        var heldOut = HeldOut(texts, rows);
        var scale = Calibration.FitScale(heldOut, parameters.LexiconPrior) * parameters.Softening;
        var answerFrom = Calibration.AnswerFrom(heldOut, scale, parameters.LexiconPrior, parameters.Precision, parameters.AnswerFrom);
        return new Result(TopicWeights.Of(Solver().Train(rows, texts)), idf, scale, answerFrom);
    }

    private List<TrainingText> WithCopies(IReadOnlyList<TrainingText> given)
    {
        var typing = new TypingVariants(TypingSeed);
        var bare = given.Select(text => text with { Text = TypingVariants.Stripped(text.Text), Cost = parameters.CopyCost * text.Cost });
        var hurried = given.Where(text => text.Fold >= 0).Select(text => text with { Text = typing.Hurried(text.Text), Cost = parameters.CopyCost * text.Cost });
        return [.. given, .. bare, .. hurried];
    }

    private float[] InverseDocumentFrequencies(List<TrainingText> texts)
    {
        var seenIn = new int[extractor.Hashed];
        foreach (var text in texts)
        {
            extractor.Extract(text.Text, scratch, null, lexiconScores);
            for (var i = 0; i < scratch.Length && scratch.Index[i] < extractor.Hashed; i++)
                seenIn[scratch.Index[i]]++;
        }
        return [.. seenIn.Select(n => (float)(Half)(n < parameters.MinTexts ? 0f : 1f + MathF.Log((1f + texts.Count) / (1f + n))))];
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
}
