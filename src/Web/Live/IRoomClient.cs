using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>What the hub says to a browser. Everything it carries is already committed.</summary>
public interface IRoomClient
{
    /// <summary>Events in order, without a gap; the first one follows what this audience was sent last.</summary>
    Task Changes(RoomChanges changes);

    /// <summary>Absolute numbers of votes by question, for those that moved.</summary>
    Task Tally(IReadOnlyDictionary<long, int> votes);

    /// <summary>How many follow, rounded.</summary>
    Task Presence(int people);
}
