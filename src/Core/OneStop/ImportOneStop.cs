using System.Security.Cryptography;
using System.Text.Json;
using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Figures;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Import;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.OneStop;

/// <summary>
/// Takes a file of one-stop figures whole or not at all. A month that is there already is replaced, and the audit log says whose; a file
/// that says nothing new changes nothing.
/// </summary>
public sealed class ImportOneStop(DialogueDb db, AuditTrail audit, CityZone zone, TimeProvider clock)
{
    private const int MostKept = 500;

    /// <param name="PersonId">Who sent it; null for whoever sits at the machine.</param>
    /// <param name="Role">In which role.</param>
    public sealed record Sender(Guid? PersonId, Role? Role);

    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="cancellationToken">Stops the import before it is committed.</param>
    public async Task<OneStopImport> RunAsync(string path, string name, Sender by, CancellationToken cancellationToken)
    {
        var (rows, lines, refused, doubts) = await ReadAsync(path, name, cancellationToken);
        var import = new OneStopImport
        {
            At = clock.GetUtcNow(),
            PersonId = by.PersonId,
            FileName = CitizenText.CutLine(Path.GetFileName(name), 120) ?? "?",
            Digest = await DigestAsync(path, cancellationToken),
            Lines = lines,
            Refused = refused.Count,
            RefusedCells = JsonSerializer.Serialize(refused.Take(MostKept).Concat(doubts.Take(MostKept))),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two files at once would both find a month missing.
        await db.Database.ExecuteSqlAsync($"lock table one_stop_month in share row exclusive mode", cancellationToken);
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        var replaced = refused.Count == 0 ? await TakeAsync(import, rows, cancellationToken) : [];
        await db.SaveChangesAsync(cancellationToken);
        await WriteAuditAsync(import, replaced, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return import;
    }

    private async Task<(List<OneStopFile.Row> Rows, int Lines, List<RefusedCell> Refused, IReadOnlyList<RefusedCell> Doubts)> ReadAsync(string path, string name, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedCell>();
        var file = new OneStopFile(await AgencyBook.OpenAsync(db, cancellationToken), zone.DayOf(clock.GetUtcNow()));
        try
        {
            var (rows, lines) = file.Read(path, name, refused);
            if (lines == 0 && refused.Count == 0)
                refused.Add(new RefusedCell(0, "", "Tệp chỉ có dòng tiêu đề, không có số liệu.", "The file has a heading row and no figures."));
            return (rows, lines, refused, file.Doubts);
        }
        catch (FigureFileException unusable)
        {
            return ([], 0, [unusable.AsRefusal], []);
        }
    }

    /// <returns>What stood there before and is replaced.</returns>
    private async Task<List<OneStopFile.Row>> TakeAsync(OneStopImport import, List<OneStopFile.Row> rows, CancellationToken cancellationToken)
    {
        var months = rows.Select(row => row.Month).Distinct().ToList();
        var known = await db.Set<OneStopMonth>().Where(month => months.Contains(month.Month)).ToDictionaryAsync(month => (month.AgencyId, month.Month), cancellationToken);
        var replaced = new List<OneStopFile.Row>();
        foreach (var row in rows)
        {
            if (!known.TryGetValue((row.Agency.Id, row.Month), out var month))
            {
                db.Add(NewOf(row, import));
                import.Added++;
            }
            else if ((month.Received, month.OnTime, month.Late, month.OnlineShare) == (row.Received, row.OnTime, row.Late, row.OnlineShare))
            {
                import.Unchanged++;
            }
            else
            {
                (month.Received, month.OnTime, month.Late, month.OnlineShare, month.ImportId) = (row.Received, row.OnTime, row.Late, row.OnlineShare, import.Id);
                import.Replaced++;
                replaced.Add(row);
            }
        }
        return replaced;
    }

    private static OneStopMonth NewOf(OneStopFile.Row row, OneStopImport import) => new()
    {
        AgencyId = row.Agency.Id,
        Month = row.Month,
        Received = row.Received,
        OnTime = row.OnTime,
        Late = row.Late,
        OnlineShare = row.OnlineShare,
        ImportId = import.Id,
    };

    private async Task WriteAuditAsync(OneStopImport import, List<OneStopFile.Row> replaced, Sender by, CancellationToken cancellationToken)
    {
        var counts = $"added {import.Added}, replaced {import.Replaced}, unchanged {import.Unchanged}, refused {import.Refused}";
        await audit.WriteAsync(new(AuditAction.OneStopImported, $"one-stop:{import.Id}", counts, by.PersonId, by.Role), cancellationToken);
        foreach (var month in replaced.GroupBy(row => row.Month).OrderBy(month => month.Key))
            await audit.WriteAsync(
                new(AuditAction.OneStopReplaced, $"one-stop:{month.Key:yyyy-MM}", $"import {import.Id}: {string.Join(", ", month.Select(row => row.Agency.Code))}", by.PersonId, by.Role),
                cancellationToken);
    }

    private static async Task<byte[]> DigestAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return [];
        await using var file = File.OpenRead(path);
        return await SHA256.HashDataAsync(file, cancellationToken);
    }
}
