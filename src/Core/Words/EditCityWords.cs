using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Words;

/// <summary>Puts the city's own texts in place, takes them back, retires reasons. Each is a new version and a line in the audit log.</summary>
public sealed class EditCityWords(DialogueDb db, CityWords words, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Name">Of the text.</param>
    /// <param name="Language">"vi" or "en".</param>
    /// <param name="Text">Null: the shipped text again.</param>
    public sealed record Change(string Name, string Language, string? Text);

    public static IReadOnlyList<DenialCode> Reasons { get; } = [.. Enum.GetValues<DenialCode>().Where(code => code != DenialCode.WithdrawnByAsker)];

    /// <param name="changes">What stands already makes no version.</param>
    /// <param name="action">The name in the audit log.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>How many texts changed.</returns>
    public async Task<int> SaveAsync(IEnumerable<Change> changes, string action, Guid by, CancellationToken cancellationToken)
    {
        await words.RefreshAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var real = changes.Where(change => words.Find(change.Language, change.Name) != change.Text).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.AddRange(real.Select(change => new CityWord { Name = change.Name, Language = change.Language, Text = change.Text, At = now, PersonId = by }));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var name in real.GroupBy(change => change.Name))
            await audit.WriteAsync(
                new(action, $"text:{name.Key}", string.Join(' ', name.Select(change => change.Text is null ? $"{change.Language}=shipped" : change.Language)), by, Role.Administrator), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await words.RefreshAsync(cancellationToken);
        return real.Count;
    }

    /// <returns>False when it is retired already, or desks would be left without any reason.</returns>
    public async Task<bool> RetireAsync(DenialCode code, Guid by, CancellationToken cancellationToken)
    {
        var (name, now, most) = (code.ToString(), clock.GetUtcNow(), Reasons.Count - 1);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table retired_reason in share row exclusive mode", cancellationToken);
        var done = await db.Database.ExecuteSqlAsync($"""
            insert into retired_reason (code, at) select {name}, {now} where (select count(*) from retired_reason) < {most} on conflict do nothing
            """, cancellationToken) > 0;
        return await FinishedAsync(done, code, "retired", by, transaction, cancellationToken);
    }

    /// <returns>False when it is not retired.</returns>
    public async Task<bool> ReinstateAsync(DenialCode code, Guid by, CancellationToken cancellationToken)
    {
        var name = code.ToString();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var done = await db.Set<RetiredReason>().Where(reason => reason.Code == name).ExecuteDeleteAsync(cancellationToken) > 0;
        return await FinishedAsync(done, code, "reinstated", by, transaction, cancellationToken);
    }

    /// <summary>The versions of texts, newest first.</summary>
    public Task<List<CityWord>> HistoryAsync(string prefix, int most, CancellationToken cancellationToken) => db.Set<CityWord>().AsNoTracking()
        .Where(word => word.Name.StartsWith(prefix)).OrderByDescending(word => word.Id).Take(most).ToListAsync(cancellationToken);

    private async Task<bool> FinishedAsync(
        bool done, DenialCode code, string what, Guid by, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        if (!done)
            return false;
        await audit.WriteAsync(new(AuditAction.ReasonChanged, $"reason:{code}", what, by, Role.Administrator), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await words.RefreshAsync(cancellationToken);
        return true;
    }
}
