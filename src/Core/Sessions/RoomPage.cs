namespace Dialogue.Core.Sessions;

/// <summary>One page of the questions that somebody wanted to see.</summary>
public sealed record RoomPage(RoomSort Sort, string Search, int Number, int Pages, int Total, IReadOnlyList<PublicQuestion> Questions);
