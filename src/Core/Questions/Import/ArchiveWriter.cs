using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Core.Questions.Import;

/// <summary>Writes rows in batches, each batch whole or not at all. The unique index on the import key keeps a row single.</summary>
internal sealed class ArchiveWriter(DialogueDb db, ImportRequest request)
{
    private const int Attempts = 5;

    public int NewSessions { get; private set; }

    /// <returns>What became of each row, in order.</returns>
    public async Task<IReadOnlyList<RowFate>> WriteAsync(IReadOnlyList<ArchiveRow> rows, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(rows, cancellationToken);
            }
            catch (DbUpdateException e)
                when (attempt < Attempts && e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Another import of the same source was quicker, or a random code was taken: look again.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<RowFate>> TryWriteAsync(IReadOnlyList<ArchiveRow> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var keys = rows.Select(row => row.ImportKey).ToList();
        var known = await db.Questions.Where(question => keys.Contains(question.ImportKey!))
            .Select(question => new { Key = question.ImportKey!, question.Text })
            .ToDictionaryAsync(question => question.Key, question => question.Text, cancellationToken);
        var fates = rows.Select(row => FateOf(row, known)).ToList();
        var added = rows.Where((_, index) => fates[index] == RowFate.Added).ToList();

        var sessions = new Dictionary<int, Session>();
        var opened = 0;
        foreach (var ofAgency in added.GroupBy(row => (row.AgencyId, row.AgencyCode)))
        {
            var (session, isNew) = await SessionOfAsync(ofAgency.Key.AgencyId, ofAgency.Key.AgencyCode, cancellationToken);
            session.Cover(ofAgency, request);
            sessions.Add(ofAgency.Key.AgencyId, session);
            opened += isNew ? 1 : 0;
        }
        await db.SaveChangesAsync(cancellationToken);

        db.AddRange(added.Select(row => QuestionOf(row, sessions[row.AgencyId])));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        NewSessions += opened;
        return fates;
    }

    private static RowFate FateOf(ArchiveRow row, Dictionary<string, string> known)
    {
        if (known.TryAdd(row.ImportKey, row.Text))
            return RowFate.Added;
        return known[row.ImportKey] == row.Text ? RowFate.AlreadyThere : RowFate.IdTaken;
    }

    private async Task<(Session Session, bool IsNew)> SessionOfAsync(int agencyId, string agencyCode, CancellationToken cancellationToken)
    {
        var key = $"{ArchiveSource.Of(request)}|{agencyCode}";
        if (await db.Sessions.SingleOrDefaultAsync(session => session.ArchiveKey == key, cancellationToken) is { } earlier)
            return (earlier, false);
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = agencyId,
            Room = new Room(),
            TitleVi = request.TitleVi ?? "Đối thoại với công dân (lưu trữ)",
            TitleEn = request.TitleEn ?? request.TitleVi ?? "Dialogue with citizens (archive)",
            StartsAt = DateTimeOffset.MaxValue,
            EndsAt = DateTimeOffset.MinValue,
            ArchiveKey = key,
        };
        db.Add(session);
        return (session, true);
    }

    private static Question QuestionOf(ArchiveRow row, Session session)
    {
        var question = new Question
        {
            RoomId = session.RoomId,
            SessionId = session.Id,
            AgencyId = row.AgencyId,
            AskedAgencyId = row.AgencyId,
            AskedCode = session.Code,
            Receipt = Codes.ForReceipt(),
            SendKey = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(row.ImportKey)).AsSpan(0, 16)),
            Text = row.Text,
            Folded = CitizenText.Fold(row.Text),
            Name = row.Name,
            Place = row.Place,
            AskedAt = row.AskedAt,
            ImportKey = row.ImportKey,
        };
        question.KeepAsArchive(row.Answer, row.AnsweredAt);
        return question;
    }
}
