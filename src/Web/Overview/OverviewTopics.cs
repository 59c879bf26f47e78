using Dialogue.Analytics.Topics;
using Dialogue.Core.Agencies;

namespace Dialogue.Web.Overview;

/// <summary>What people ask about, across agencies.</summary>
/// <param name="Topics">The most frequent first.</param>
/// <param name="Waiting">Questions of the half-year without a topic that is sure.</param>
/// <param name="Shifts">Changes that hold, those that rise first.</param>
/// <param name="Compared">How many topics of agencies were compared.</param>
public sealed record OverviewTopics(
    IReadOnlyList<OverviewTopics.Row> Topics, int Waiting, IReadOnlyList<OverviewTopics.Shifted> Shifts, int Compared)
{
    /// <param name="Agencies">Those asked about it most.</param>
    public sealed record Row(string Code, string Name, int Now, int Before, IReadOnlyList<(AgencyLabel Agency, int Count)> Agencies);

    /// <param name="Agency">Null for the whole city.</param>
    public sealed record Shifted(string Code, string Name, AgencyLabel? Agency, TopicShift Shift);
}
