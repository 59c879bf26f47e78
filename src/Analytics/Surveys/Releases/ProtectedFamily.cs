namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// A family of tables that is safe to publish together and after everything published before. Hidden cells are null here, so
/// nothing downstream can print them; only <see cref="ReleaseControl"/> makes one.
/// </summary>
public sealed class ProtectedFamily
{
    private readonly Dictionary<string, int?[,]> _tables;

    internal ProtectedFamily(Dictionary<string, int?[,]> tables) => _tables = tables;

    /// <summary>A group's count in a category, or null when hidden.</summary>
    public int? Cell(string grouping, int group, int category) => _tables[grouping][group, category];

    /// <summary>A group's sum, or null when hidden.</summary>
    public int? Total(string grouping, int group) => _tables[grouping][group, _tables[grouping].GetLength(1) - 1];

    /// <summary>Everything shown, to be kept as the history that the next release is held against.</summary>
    public IEnumerable<ReleasedCell> Cells() =>
        from table in _tables
        from @group in Enumerable.Range(0, table.Value.GetLength(0))
        from category in Enumerable.Range(0, table.Value.GetLength(1))
        let count = table.Value[@group, category]
        where count is not null
        select new ReleasedCell(table.Key, @group, category, count.Value);
}
