namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>One table of a family: how the answers of each group fall on the categories that all tables of the family share.</summary>
public sealed class GroupedCounts
{
    /// <param name="grouping">How people are divided.</param>
    /// <param name="counts">Per leaf of the grouping and category, answers ≥ 0; at least one category.</param>
    /// <param name="people">
    /// Same shape: how many different people gave them, at most the count; null when counts are people.
    /// </param>
    /// <exception cref="ArgumentException">Shapes that do not fit, negative counts, more people than answers.</exception>
    public GroupedCounts(Grouping grouping, int[,] counts, int[,]? people = null)
    {
        people ??= counts;
        if (counts.GetLength(0) != grouping.Leaves.Count || counts.GetLength(1) < 1)
            throw new ArgumentException("There is a row for each leaf, and at least one category.", nameof(counts));
        if (people.GetLength(0) != counts.GetLength(0) || people.GetLength(1) != counts.GetLength(1))
            throw new ArgumentException("Every cell has its number of people.", nameof(people));
        if (counts.Cast<int>().Zip(people.Cast<int>()).Any(cell => cell.First < 0 || cell.Second < 0 || cell.Second > cell.First))
            throw new ArgumentException("A cell has no fewer answers than people, and neither is negative.", nameof(counts));
        Grouping = grouping;
        Categories = counts.GetLength(1);
        Counts = Summed(counts);
        People = Summed(people);
    }

    /// <summary>How people are divided.</summary>
    public Grouping Grouping { get; }

    /// <summary>Number of categories; the column after the last is their sum.</summary>
    public int Categories { get; }

    /// <summary>The true count, for whoever checks a release.</summary>
    public int CountOf(int group, int category) => Counts[group, category];

    /// <summary>Per group and category with the sum last.</summary>
    internal int[,] Counts { get; }

    /// <summary>People of different leaves differ, so they add up; of a group's categories only the largest is certain.</summary>
    internal int[,] People { get; }

    internal int PeopleAtLeast(int group, int category) =>
        category < Categories ? People[group, category] : Enumerable.Range(0, Categories).Max(c => People[group, c]);

    private int[,] Summed(int[,] leaves)
    {
        var all = new int[Grouping.Count, Categories + 1];
        for (var row = 0; row < Grouping.Leaves.Count; row++)
        {
            for (var c = 0; c < Categories; c++)
            {
                for (var group = Grouping.Leaves[row]; group >= 0; group = Grouping.ParentOf(group))
                {
                    all[group, c] = checked(all[group, c] + leaves[row, c]);
                    all[group, Categories] = checked(all[group, Categories] + leaves[row, c]);
                }
            }
        }
        return all;
    }
}
