using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>How the items of an index are put together; shown with the figure.</summary>
public enum Aggregation
{
    /// <summary>All answers to all items in one ratio, the person being the unit.</summary>
    Pooled,

    /// <summary>The plain mean of each item's own share.</summary>
    [JsonStringEnumMemberName("mean-of-items")]
    MeanOfItems,

    /// <summary>The plain mean of each measure's pooled share, however many items each has.</summary>
    [JsonStringEnumMemberName("mean-of-factors")]
    MeanOfFactors,

    /// <summary>The mean of each measure's pooled share, each measure counting by its importance.</summary>
    Weighted,
}
