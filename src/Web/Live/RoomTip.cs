namespace Dialogue.Web.Live;

/// <summary>The newest of everything that an audience is told. The latest wins: a browser that was busy goes straight to it.</summary>
internal sealed record RoomTip(ChangeLog Log, TallySheet Tally)
{
    /// <summary>How many follow, rounded; its message is null before the first count.</summary>
    public int People { get; init; }
    public RoomMessage? Presence { get; init; }

    /// <summary>Counts up so that a quiet event stream shows that it is alive.</summary>
    public int Beat { get; init; }

    /// <summary>Set once, when this node is about to go.</summary>
    public RoomMessage? Move { get; init; }

    public RoomTip WithPeople(int people) =>
        people == People && Presence is not null ? this : this with { People = people, Presence = new RoomMessage(nameof(IRoomClient.Presence), people) };
}
