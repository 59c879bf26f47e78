namespace Dialogue.Analytics.Surveys;

/// <summary>The values that a reader of the published table must still hold possible for one cell, both ends included.</summary>
public readonly record struct CellRange(long Low, long High)
{
    /// <summary>High − low; 0 means the cell can be computed exactly.</summary>
    public long Width => High - Low;
}
