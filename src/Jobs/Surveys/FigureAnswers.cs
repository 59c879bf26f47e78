namespace Dialogue.Jobs.Surveys;

/// <summary>What every respondent's answers count for in a figure: found out once for all tables and groups.</summary>
internal sealed class FigureAnswers
{
    private FigureAnswers(AnsweredAlike[] kinds, int[] kindOf) => (Kinds, KindOf) = (kinds, kindOf);

    /// <summary>The different ways to count, in the order of their packed form.</summary>
    public IReadOnlyList<AnsweredAlike> Kinds { get; }

    /// <summary>Per respondent, the index of the way.</summary>
    public int[] KindOf { get; }

    public static FigureAnswers Of(WaveSample sample, FigurePlan figure) => Of(sample, respondent => AnsweredAlike.Of(figure, respondent.Codes));

    public static FigureAnswers Of(WaveSample sample, Func<Respondent, AnsweredAlike> count)
    {
        var (known, first) = (new Dictionary<AnsweredAlike, int>(), new int[sample.Respondents.Count]);
        for (var nth = 0; nth < first.Length; nth++)
        {
            var answered = count(sample.Respondents[nth]);
            if (!known.TryGetValue(answered, out first[nth]))
                known.Add(answered, first[nth] = known.Count);
        }
        AnsweredAlike[] kinds = [.. known.Keys.OrderBy(kind => kind.Packed, StringComparer.Ordinal)];
        var place = new int[kinds.Length];
        foreach (var (at, kind) in kinds.Index())
            place[known[kind]] = at;
        return new FigureAnswers(kinds, Array.ConvertAll(first, kind => place[kind]));
    }
}
