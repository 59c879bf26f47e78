using Dialogue.Core.Agencies;

namespace Dialogue.Core.Surveys.Definitions;

public sealed record AgencyCode
{
    public required short Code { get; init; }
    public required AgencyKind[] AgencyKinds { get; init; }
}
