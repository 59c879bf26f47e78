using Dialogue.Core.Sessions;

namespace Dialogue.Core.Questions.Import;

/// <summary>When a past dialogue was: the morning of its day if that is known, otherwise as long as its questions span.</summary>
internal static class ArchiveTimes
{
    public static void Cover(this Session session, IEnumerable<ArchiveRow> rows, ImportRequest request)
    {
        var asked = rows.Select(row => row.AskedAt).ToList();
        (session.StartsAt, session.EndsAt) = request.HeldOn is { } day
            ? (ArchiveDates.At(day, 8, request.Zone), ArchiveDates.At(day, 12, request.Zone))
            : (Earlier(session.StartsAt, asked.Min()), Later(session.EndsAt, asked.Max()));
        session.KeepAsArchive(session.StartsAt);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
