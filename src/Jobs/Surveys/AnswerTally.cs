namespace Dialogue.Jobs.Surveys;

/// <summary>
/// How many people of a leaf of a table and of a cell of weights answered alike. An estimate needs no more than that, so a wave of a
/// hundred thousand answers becomes a few hundred rows once, and not once for every figure of every group.
/// </summary>
internal sealed class AnswerTally
{
    private readonly ILookup<int, (int Cell, AnsweredAlike Answered, int People)> byLeaf;
    private readonly Dictionary<int, int> everybody;
    private readonly AnsweredAlike nothing;

    /// <param name="answered">Per respondent, what the answers count for in the figure.</param>
    public AnswerTally(WaveSample sample, FigurePlan figure, WaveTable table, AnsweredAlike[] answered)
    {
        byLeaf = Enumerable.Range(0, sample.Respondents.Count)
            .CountBy(nth => (Leaf: table.LeafOf[nth], Cell: sample.Weights.CellOf[nth], Answered: answered[nth]))
            .ToLookup(same => same.Key.Leaf, same => (same.Key.Cell, same.Key.Answered, same.Value));
        everybody = byLeaf.SelectMany(leaf => leaf).GroupBy(row => row.Cell, row => row.People).ToDictionary(cell => cell.Key, cell => cell.Sum());
        nothing = AnsweredAlike.Nothing(figure);
    }

    /// <summary>The people of some leaves; all others follow as people who answered nothing.</summary>
    public IReadOnlyList<(int Cell, AnsweredAlike Answered, int People)> Of(IReadOnlyList<int> leaves)
    {
        var inside = leaves.SelectMany(leaf => byLeaf[leaf])
            .GroupBy(row => (row.Cell, row.Answered), row => row.People)
            .Select(same => (same.Key.Cell, same.Key.Answered, People: same.Sum()))
            .ToList();
        var here = inside.GroupBy(row => row.Cell, row => row.People).ToDictionary(cell => cell.Key, cell => cell.Sum());
        var outside = everybody.Select(cell => (Cell: cell.Key, Answered: nothing, People: cell.Value - here.GetValueOrDefault(cell.Key)))
            .Where(cell => cell.People > 0);
        return [.. inside.Concat(outside).OrderBy(row => row.Cell).ThenBy(row => row.Answered.Packed, StringComparer.Ordinal)];
    }
}
