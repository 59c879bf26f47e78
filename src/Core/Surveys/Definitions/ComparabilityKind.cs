using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

public enum ComparabilityKind
{
    [JsonStringEnumMemberName("identical")]
    Identical,

    [JsonStringEnumMemberName("with-note")]
    WithNote,

    /// <summary>No change between the two waves is ever computed or drawn.</summary>
    [JsonStringEnumMemberName("break")]
    Break,
}
