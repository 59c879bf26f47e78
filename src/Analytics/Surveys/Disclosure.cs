namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Nobody can be picked out of a published table. Three rules: a cell from fewer than ten people is hidden (primary
/// suppression); a group whose answers all fall in one category is hidden, because it tells everybody's answer; and further
/// cells are hidden until no hidden one can be pinned down from the sums (complementary suppression), which is proved by
/// computing, for every hidden cell, the range a reader must still hold possible. Worked example: 12 4 30 / 25 18 22 /
/// 9 31 16 in tests/Analytics.Tests/Surveys/DisclosureTests.cs.
/// </summary>
public static class Disclosure
{
    /// <summary>Protects one group's counts, published with their sum.</summary>
    /// <param name="counts">Per category, counts ≥ 0; at least one category.</param>
    /// <param name="policy">The threshold; ten people by default.</param>
    /// <param name="answersPerPerson">
    /// Most answers one person can have put into a cell, k for a factor pooled over k items: then a count of c answers may
    /// come from only c/k people, and that is what meets the threshold unless <paramref name="people"/> says better.
    /// </param>
    /// <param name="people">
    /// Per category, how many different people stand behind the count; at most the count. Null when counts are people, or
    /// when that is not known.
    /// </param>
    /// <returns>A table of one row.</returns>
    /// <exception cref="ArgumentException">No category, a negative count, or more people than answers.</exception>
    public static ProtectedTable Protect(
        IReadOnlyList<int> counts, DisclosurePolicy? policy = null, int answersPerPerson = 1, IReadOnlyList<int>? people = null)
    {
        if (people is not null && people.Count != counts.Count)
            throw new ArgumentException("Every category has its number of people.", nameof(people));
        return Protect(AsRow(counts), policy, answersPerPerson, people is null ? null : AsRow(people));
    }

    /// <summary>Protects a two-way table (rows are groups, columns are categories), published with all its margins.</summary>
    /// <inheritdoc cref="Protect(IReadOnlyList{int}, DisclosurePolicy?, int, IReadOnlyList{int}?)"/>
    /// <returns>A table of the same shape.</returns>
    public static ProtectedTable Protect(int[,] counts, DisclosurePolicy? policy = null, int answersPerPerson = 1, int[,]? people = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answersPerPerson, 1);
        if (counts.Length == 0) throw new ArgumentException("A table has at least one cell.", nameof(counts));
        if (counts.Cast<int>().Any(c => c < 0)) throw new ArgumentException("A count is not negative.", nameof(counts));
        CheckPeople(counts, people);

        var (threshold, hidesSingle) = policy ?? new DisclosurePolicy();
        var suppression = new Suppression(counts, threshold * answersPerPerson, hidesSingle);
        if (people is null) suppression.HidePrimary();
        else suppression.HidePrimary(people, threshold);
        suppression.HideComplements();
        return new ProtectedTable(suppression.Published());
    }

    /// <summary>The audit alone: what a reader must hold possible for every cell when some are hidden.</summary>
    /// <param name="counts">The true inner counts; their margins are taken as published.</param>
    /// <param name="hidden">Same shape: which cells are hidden.</param>
    /// <returns>Same shape; a shown cell's range is its count.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static CellRange[,] Audit(int[,] counts, bool[,] hidden)
    {
        if (counts.GetLength(0) != hidden.GetLength(0) || counts.GetLength(1) != hidden.GetLength(1))
            throw new ArgumentException("Counts and hidden cells have the same shape.", nameof(hidden));
        var suppression = new Suppression(counts, threshold: 0);
        var ranges = new CellRange[counts.GetLength(0), counts.GetLength(1)];
        suppression.Hide(hidden);
        for (var r = 0; r < ranges.GetLength(0); r++)
            for (var c = 0; c < ranges.GetLength(1); c++) ranges[r, c] = suppression.RangeOf(r, c);
        return ranges;
    }

    private static int[,] AsRow(IReadOnlyList<int> counts)
    {
        var table = new int[1, counts.Count];
        for (var c = 0; c < counts.Count; c++) table[0, c] = counts[c];
        return table;
    }

    private static void CheckPeople(int[,] counts, int[,]? people)
    {
        if (people is null) return;
        if (people.GetLength(0) != counts.GetLength(0) || people.GetLength(1) != counts.GetLength(1))
            throw new ArgumentException("Every cell has its number of people.", nameof(people));
        if (people.Cast<int>().Zip(counts.Cast<int>()).Any(pair => pair.First < 0 || pair.First > pair.Second))
            throw new ArgumentException("A cell has at most as many people as answers.", nameof(people));
    }
}
