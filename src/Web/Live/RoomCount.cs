using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>A number of a room: the votes of a question under its id, those of a poll's choice under <c>poll:12:3</c>.</summary>
internal readonly record struct RoomCount(string Key, int Votes, bool StaffOnly)
{
    public bool IsFor(Audience audience) => !StaffOnly || audience != Audience.Public;
}
