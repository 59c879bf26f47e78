using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Agencies;

/// <summary>
/// Brings the agencies of the database to what the city's file says. Nothing is deleted, because questions and duties point
/// to it: an agency gone from the file ends. Applying the same file again changes nothing.
/// </summary>
public static class AgencySync
{
    private const long LockKey = 0x6167656E63696573; // "agencies"

    /// <returns>How many rows changed.</returns>
    public static async Task<int> ApplyAsync(DialogueDb db, AgencyFile file, DateOnly today, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        // Several nodes may start at once; the second then finds nothing to change.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        var agencies = await db.Agencies.ToDictionaryAsync(agency => agency.Code, cancellationToken);
        foreach (var entry in file.Agencies)
            Put(db, agencies, entry, file.DialoguesPerYearOf(entry));
        EndWhatIsGone(agencies.Values, file, today);
        var changed = await db.SaveChangesAsync(cancellationToken);

        var successions = await db.AgencySuccessions.ToListAsync(cancellationToken);
        foreach (var entry in file.Agencies)
            PutSuccessions(db, agencies, successions, entry);
        changed += await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return changed;
    }

    private static void Put(DialogueDb db, Dictionary<string, Agency> agencies, AgencyEntry entry, int dialoguesPerYear)
    {
        if (!agencies.TryGetValue(entry.Code, out var agency))
        {
            agency = New(entry, dialoguesPerYear);
            agencies.Add(entry.Code, agency);
            db.Add(agency);
        }
        agency.NameVi = entry.NameVi;
        agency.NameEn = entry.NameEn;
        agency.Kind = entry.Kind;
        agency.ValidFrom = entry.ValidFrom;
        agency.ValidTo = entry.ValidTo;
        agency.TopicCodes = [.. entry.TopicCodes];
        agency.DialoguesPerYear = dialoguesPerYear;
    }

    private static Agency New(AgencyEntry entry, int dialoguesPerYear) => new()
    {
        Code = entry.Code,
        NameVi = entry.NameVi,
        NameEn = entry.NameEn,
        Kind = entry.Kind,
        ValidFrom = entry.ValidFrom,
        DialoguesPerYear = dialoguesPerYear,
    };

    private static void EndWhatIsGone(IEnumerable<Agency> agencies, AgencyFile file, DateOnly today)
    {
        var kept = file.Agencies.Select(entry => entry.Code).ToHashSet();
        foreach (var gone in agencies.Where(agency => !kept.Contains(agency.Code) && !(agency.ValidTo <= today)))
            gone.ValidTo = today;
    }

    private static void PutSuccessions(
        DialogueDb db, Dictionary<string, Agency> agencies, List<AgencySuccession> successions, AgencyEntry entry)
    {
        var predecessor = agencies[entry.Code].Id;
        var shares = entry.Successors.ToDictionary(successor => agencies[successor.Code].Id, successor => successor.Share);
        foreach (var known in successions.Where(row => row.PredecessorId == predecessor))
        {
            if (shares.Remove(known.SuccessorId, out var share))
                known.Share = share;
            else
                db.Remove(known);
        }
        foreach (var (successor, share) in shares)
            db.Add(new AgencySuccession { PredecessorId = predecessor, SuccessorId = successor, Share = share });
    }
}
