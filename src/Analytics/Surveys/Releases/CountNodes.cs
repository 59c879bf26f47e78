namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>Numbers the sums of a table; see <see cref="CountNetwork"/>. A count leaves the sum it is a part of and enters the one it is the whole of.</summary>
internal sealed class CountNodes(Grouping grouping, int categories)
{
    /// <summary>For each group categories + 2: made up of its children, by category and in total, and made up of its categories.</summary>
    public int Count => grouping.Count * (categories + 2);

    public (int From, int To) EndsOf(int group, int category)
    {
        var isTotal = category == categories;
        var isEverybody = group == 0;
        var partOf = isEverybody ? Across(0) : Children(grouping.ParentOf(group), category);
        var wholeOf = grouping.IsLeaf(group) ? Across(group) : Children(group, category);
        // A total is the whole of its categories where these are parts, so it runs the other way round the ring.
        return isTotal ? (wholeOf, partOf) : (partOf, wholeOf);
    }

    private int Children(int group, int category) => group * (categories + 2) + category;

    private int Across(int group) => group * (categories + 2) + categories + 1;
}
