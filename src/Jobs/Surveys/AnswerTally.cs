namespace Dialogue.Jobs.Surveys;

/// <summary>
/// How many people of a group and of a cell of weights answered alike. An estimate needs no more than that, so a wave of a
/// hundred thousand answers becomes a few hundred rows for a figure. One tally serves all groups of a figure, one after the other.
/// </summary>
internal sealed class AnswerTally(SampleWeights weights, FigureAnswers answers, AnsweredAlike nothing)
{
    private readonly int[] people = new int[weights.Cells.Count * answers.Kinds.Count];
    private readonly int[] here = new int[weights.Cells.Count];
    private readonly List<int> met = [];

    /// <summary>The people of a group; all others follow as people who answered nothing. Rows go by cell and by way to answer.</summary>
    /// <param name="group">Respondents, by their place in the sample.</param>
    public List<(int Cell, AnsweredAlike Answered, int People)> Of(IReadOnlyList<IReadOnlyList<int>> group)
    {
        foreach (var leaf in group)
            foreach (var nth in leaf)
                Count(weights.CellOf[nth], answers.KindOf[nth]);
        met.Sort();
        var (rows, next) = (new List<(int, AnsweredAlike, int)>(met.Count + here.Length), 0);
        for (var cell = 0; cell < here.Length; cell++)
            next = AddCell(rows, cell, next);
        met.Clear();
        return rows;
    }

    private void Count(int cell, int kind)
    {
        var place = (cell * answers.Kinds.Count) + kind;
        if (people[place]++ == 0)
            met.Add(place);
        here[cell]++;
    }

    /// <summary>Those outside stand after those inside who answered nothing either: the order decides about the last digit of a sum.</summary>
    private int AddCell(List<(int, AnsweredAlike, int)> rows, int cell, int next)
    {
        var outside = weights.PeopleOf[cell] - here[cell];
        here[cell] = 0;
        for (; next < met.Count && met[next] / answers.Kinds.Count == cell; next++)
        {
            var answered = answers.Kinds[met[next] % answers.Kinds.Count];
            if (outside > 0 && string.CompareOrdinal(answered.Packed, nothing.Packed) > 0)
                outside = AddOutside(rows, cell, outside);
            rows.Add((cell, answered, people[met[next]]));
            people[met[next]] = 0;
        }
        if (outside > 0)
            AddOutside(rows, cell, outside);
        return next;
    }

    private int AddOutside(List<(int, AnsweredAlike, int)> rows, int cell, int outside)
    {
        rows.Add((cell, nothing, outside));
        return 0;
    }
}
