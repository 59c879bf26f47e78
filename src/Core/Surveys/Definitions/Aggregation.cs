namespace Dialogue.Core.Surveys.Definitions;

/// <summary>How the items of an index are put together; shown with the figure.</summary>
public enum Aggregation
{
    /// <summary>All answers to all items in one ratio, the person being the unit.</summary>
    Pooled,
}
