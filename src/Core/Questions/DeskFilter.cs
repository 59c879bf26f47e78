namespace Dialogue.Core.Questions;

/// <summary>What part of its room a desk looks at. It stands in the page's address.</summary>
/// <param name="Show">Where the questions stand.</param>
/// <param name="Held">Who has them in hand.</param>
/// <param name="Topic">Only of this topic.</param>
/// <param name="Duplicates">Only those that probably ask what another one asks.</param>
/// <param name="Search">Words that the text has, with or without diacritics, or a question's number.</param>
/// <param name="Page">From 1.</param>
public sealed record DeskFilter(DeskShow Show, DeskHeld Held, string? Topic, bool Duplicates, string? Search, int Page)
{
    public static DeskFilter Waiting { get; } = new(DeskShow.Waiting, DeskHeld.Any, null, false, null, 1);
}

/// <summary>Where a question stands, as its desk sees it. <see cref="All"/> is all that the desk sees.</summary>
public enum DeskShow
{
    Waiting,
    Open,
    Promised,
    Late,
    Offered,
    PassedOn,
    Appeals,
    Ended,
    All,
}

public enum DeskHeld
{
    Any,
    Mine,
    Others,
    Free,
}
