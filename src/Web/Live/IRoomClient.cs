using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>What the hub says to a browser. Everything it carries is already committed.</summary>
public interface IRoomClient
{
    /// <summary>Events in order; when the first does not follow what a browser has, it fetches what it lacks.</summary>
    Task Changes(RoomChanges changes);

    /// <summary>Absolute numbers of votes, for those that moved: by question, and by choice of a poll as <c>poll:12:3</c>.</summary>
    Task Tally(IReadOnlyDictionary<string, int> votes);

    /// <summary>How many follow, rounded.</summary>
    Task Presence(int people);

    /// <summary>This node is going: connect anew at a random moment within so many seconds.</summary>
    Task Move(int withinSeconds);
}
