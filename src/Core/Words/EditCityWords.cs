using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Words;

/// <summary>Puts the city's own texts in place and takes them back. Each is a new version and a line in the audit log.</summary>
public sealed class EditCityWords(DialogueDb db, CityWords words, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Name">Of the text.</param>
    /// <param name="Language">"vi" or "en".</param>
    /// <param name="Text">Null: the shipped text again.</param>
    public sealed record Change(string Name, string Language, string? Text);

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

    /// <summary>The versions of texts, newest first.</summary>
    public Task<List<CityWord>> HistoryAsync(string prefix, int most, CancellationToken cancellationToken) => db.Set<CityWord>().AsNoTracking()
        .Where(word => word.Name.StartsWith(prefix)).OrderByDescending(word => word.Id).Take(most).ToListAsync(cancellationToken);
}
