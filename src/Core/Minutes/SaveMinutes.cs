using System.Globalization;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Minutes;

/// <summary>
/// Keeps the desk's words. Two people may write at once: fields that only one of them changed are joined; where both changed the
/// same field, what was saved first stands, and the later words stay in the history.
/// </summary>
public sealed class SaveMinutes(DialogueDb db, TimeProvider clock)
{
    /// <param name="FromVersion">The version that the writer had before them.</param>
    public sealed record Input(string Code, int FromVersion, IReadOnlyDictionary<string, string> Fields, Guid? PersonId, string Name);

    public abstract record Outcome;

    /// <param name="Lost">Fields in which somebody else's words stand.</param>
    /// <param name="By">Who wrote those.</param>
    /// <param name="KeptAs">The version of the history that holds one's own.</param>
    public sealed record Saved(int Version, MinutesEdits Edits, IReadOnlyList<string> Lost, string? By, int? KeptAs) : Outcome;
    public sealed record TooLong(string Field) : Outcome;
    /// <summary>It is no place in a group.</summary>
    public sealed record NoPlace(string Field) : Outcome;
    public sealed record AlreadyReleased : Outcome;
    public sealed record NotClosed(SessionState State) : Outcome;
    public sealed record NoSuchSession : Outcome;

    public async Task<Outcome> SaveAsync(Input input, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Code == input.Code && s.Kind == SessionKind.Dialogue, cancellationToken);
        if (session is null)
            return new NoSuchSession();
        if (session.State is not (SessionState.Closed or SessionState.Published))
            return new NotClosed(session.State);
        var fields = await CleanAsync(session.RoomId, input.Fields, cancellationToken);
        if (fields.FirstOrDefault(field => field.Value.Length > MinutesEdits.WordsMost) is { Key: { } tooLong })
            return new TooLong(tooLong);
        if (fields.FirstOrDefault(field => !IsPlaceOrOther(field.Key, field.Value)) is { Key: { } misplaced })
            return new NoPlace(misplaced);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SessionMinutes.DraftAsync(db, session.Id, clock.GetUtcNow(), cancellationToken);
        var minutes = await SessionMinutes.LockAsync(db, session.Id, cancellationToken);
        if (minutes.ReleasedAt is not null || session.State == SessionState.Published)
            return new AlreadyReleased();
        var saved = await WriteAsync(minutes, input, fields, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private async Task<Saved> WriteAsync(SessionMinutes minutes, Input input, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var from = await VersionAsync(minutes, input.FromVersion, cancellationToken);
        var mine = from.With(fields);
        var (joined, lost) = MinutesEdits.Join(from, minutes.Edits, mine);
        if (lost.Count == 0 && joined.SaysTheSame(minutes.Edits))
            return new Saved(minutes.Version, minutes.Edits, [], null, null);
        string? by = null;
        var version = minutes.Version;
        if (lost.Count > 0)
        {
            by = await db.MinutesVersions.Where(v => v.SessionId == minutes.SessionId && !v.Aside).OrderByDescending(v => v.Version)
                .Select(v => v.Name).FirstOrDefaultAsync(cancellationToken);
            Keep(mine, ++version, aside: true);
        }
        int? keptAs = lost.Count > 0 ? version : null;
        Keep(joined, ++version, aside: false);
        minutes.Write(joined, version);
        return new Saved(version, joined, lost, by, keptAs);

        void Keep(MinutesEdits edits, int number, bool aside) => db.Add(new MinutesVersion
        {
            SessionId = minutes.SessionId,
            Version = number,
            At = clock.GetUtcNow(),
            PersonId = input.PersonId,
            Name = input.Name,
            Edits = edits,
            Aside = aside,
        });
    }

    /// <summary>What the writer had before them; a version that is none, or stands aside, counts as the draft without words.</summary>
    private async Task<MinutesEdits> VersionAsync(SessionMinutes minutes, int version, CancellationToken cancellationToken) =>
        version == minutes.Version
            ? minutes.Edits
            : await db.MinutesVersions.AsNoTracking().Where(v => v.SessionId == minutes.SessionId && v.Version == version && !v.Aside)
                .Select(v => v.Edits).SingleOrDefaultAsync(cancellationToken) ?? MinutesEdits.None;

    /// <summary>Only fields that minutes of this room have.</summary>
    private async Task<Dictionary<string, string>> CleanAsync(int roomId, IReadOnlyDictionary<string, string> sent, CancellationToken cancellationToken)
    {
        var ids = await db.Questions.Where(q => q.RoomId == roomId).Select(q => q.Id).ToListAsync(cancellationToken);
        string[] known =
        [
            MinutesEdits.OpeningField, MinutesEdits.ClosingField, MinutesEdits.StatementField,
            .. ids.Select(MinutesEdits.SummaryField), .. ids.Select(MinutesEdits.PlaceField),
        ];
        return known.Where(sent.ContainsKey).ToDictionary(field => field, field => CleanOne(field, sent[field]));
    }

    /// <summary>A place is kept as a number is written; one that is none is left as it was typed, to be refused.</summary>
    private static string CleanOne(string field, string words) =>
        CitizenText.Clean(words) is var clean && field.StartsWith(MinutesEdits.PlacePrefix, StringComparison.Ordinal) && PlaceOf(clean) is { } place
            ? place.ToString(CultureInfo.InvariantCulture)
            : clean;

    private static bool IsPlaceOrOther(string field, string clean) => !field.StartsWith(MinutesEdits.PlacePrefix, StringComparison.Ordinal) || clean.Length == 0 || PlaceOf(clean) is not null;

    private static int? PlaceOf(string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and <= MinutesEdits.PlaceMost ? place : null;
}
