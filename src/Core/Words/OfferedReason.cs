using Dialogue.Core.Questions;

namespace Dialogue.Core.Words;

/// <summary>A reason for refusals as it stands in this city.</summary>
/// <param name="IsOwn">The city added it; its words have no shipped ones behind them.</param>
/// <param name="From">The first day on which it is offered; null for one that came with the product.</param>
/// <param name="To">The last one; null for no end.</param>
public sealed record OfferedReason(DenialCode Code, bool IsOwn, DateOnly? From, DateOnly? To, bool IsRetired)
{
    public bool IsOffered(DateOnly today) => !IsRetired && (From is null || From <= today) && (To is null || today <= To);
}
