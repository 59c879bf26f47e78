namespace Dialogue.Web.OpenData;

/// <summary>Some rows of an open table.</summary>
/// <param name="Rows">Cells in the order of the columns; null where there is nothing or nothing that may be shown.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
/// <param name="RefusedFilter">A filter that names nothing there is; then there are no rows.</param>
internal sealed record OpenPage(IReadOnlyList<object?[]> Rows, long? Next, string? RefusedFilter = null)
{
    public static OpenPage Refused(string filter) => new([], null, filter);

    /// <param name="found">One more than asked for, when there are more.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="id">Orders the rows for ever: new rows come last.</param>
    /// <param name="cells">A row's cells.</param>
    public static OpenPage Of<T>(List<T> found, OpenQuery query, Func<T, long> id, Func<T, object?[]> cells)
    {
        var rows = found.Take(query.Limit).ToList();
        return new OpenPage(rows.ConvertAll(row => cells(row)), found.Count > query.Limit ? id(rows[^1]) : null);
    }
}
