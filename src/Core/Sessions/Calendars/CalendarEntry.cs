namespace Dialogue.Core.Sessions.Calendars;

/// <summary>A session as a calendar shows it, in one language.</summary>
/// <param name="Uid">The same for ever, whatever changes.</param>
/// <param name="Revision">Grows with every change; a calendar takes the higher one.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="StartsAt">The present start.</param>
/// <param name="EndsAt">The present end.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">Any number of lines.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="Address">The session's page.</param>
/// <param name="IsCancelled">It stays in the calendar, struck through.</param>
public sealed record CalendarEntry(
    string Uid, int Revision, DateTimeOffset ChangedAt, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Title, string Description,
    string Place, string Address, bool IsCancelled);
