using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

public enum DesignType
{
    [JsonStringEnumMemberName("probability")]
    Probability,

    [JsonStringEnumMemberName("census-attempt")]
    CensusAttempt,

    /// <summary>Whoever liked to answer: such figures never carry a margin of error.</summary>
    [JsonStringEnumMemberName("opt-in")]
    OptIn,
}
