using Dialogue.Core.Agencies;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// The item whose answer follows from the agency a person rates, such as "at a department or at a ward?": which codes fit which kinds
/// of agency. A code that is not listed fits all of them.
/// </summary>
public sealed record AgencyItem
{
    public required string Item { get; init; }
    public required IReadOnlyList<AgencyCode> Codes { get; init; }

    /// <summary>What refuses an answer that contradicts the agency.</summary>
    public AgencyFit For(AgencyKind kind) => new(Item, [.. Codes.Where(code => !code.AgencyKinds.Contains(kind)).Select(code => code.Code)]);
}
