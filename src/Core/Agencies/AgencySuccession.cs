namespace Dialogue.Core.Agencies;

/// <summary>The part of an ended agency that a later one took over. The shares of one predecessor sum to 1.</summary>
public sealed class AgencySuccession
{
    public required int PredecessorId { get; init; }
    public required int SuccessorId { get; init; }
    public required decimal Share { get; set; }
}
