using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Brings the waves' rows in line with their files. A wave that has opened keeps what it asks; only its end may still move.</summary>
public static class WaveSync
{
    /// <returns>How many waves were added.</returns>
    /// <exception cref="SurveyDefinitionException">A file changes what an opened wave asks.</exception>
    public static async Task<int> ApplyAsync(DialogueDb db, SurveyCatalog catalog, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Several nodes start at once: one writes, the others find it written.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('wave_sync'))", cancellationToken);
        var rows = await db.Set<Wave>().ToDictionaryAsync(wave => wave.Key, cancellationToken);
        var problems = new List<Problem>();
        var added = 0;
        foreach (var definition in catalog.Waves)
        {
            var hash = catalog.InstrumentOf(definition).Hash;
            if (!rows.TryGetValue(definition.Key, out var wave))
            {
                db.Add(rows[definition.Key] = Row(definition, hash));
                added++;
            }
            else if (wave.State == WaveState.Planned || wave.DefinitionHash == hash)
                Follow(wave, definition, hash);
            else
                problems.Add(new Problem($"waves/{definition.Key}.json", "instrument", "this wave has opened; a changed instrument needs a new version and a later wave."));
        }
        if (problems.Count > 0)
            throw new SurveyDefinitionException(problems);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var wave in rows.Values)
            await CreatePartitionAsync(db, wave.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    private static Wave Row(WaveDefinition definition, string hash) => new()
    {
        Key = definition.Key,
        Kind = definition.Kind,
        InstrumentId = definition.Instrument.Id,
        InstrumentVersion = definition.Instrument.Version,
        DefinitionHash = hash,
        TitleVi = definition.Title.Vi,
        TitleEn = definition.Title.En,
        OpensAt = definition.Opens.ToUniversalTime(),
        ClosesAt = definition.Closes.ToUniversalTime(),
        Design = definition.Design.Type,
    };

    private static void Follow(Wave wave, WaveDefinition definition, string hash)
    {
        (wave.TitleVi, wave.TitleEn) = (definition.Title.Vi, definition.Title.En);
        if (wave.State is WaveState.Planned or WaveState.Open)
            wave.ClosesAt = definition.Closes.ToUniversalTime();
        if (wave.State != WaveState.Planned)
            return;
        wave.OpensAt = definition.Opens.ToUniversalTime();
        wave.Design = definition.Design.Type;
        wave.Kind = definition.Kind;
        (wave.InstrumentId, wave.InstrumentVersion, wave.DefinitionHash) = (definition.Instrument.Id, definition.Instrument.Version, hash);
    }

#pragma warning disable EF1002 // a table's name cannot be a parameter; the id is a number of our own
    private static Task<int> CreatePartitionAsync(DialogueDb db, int waveId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            $"create table if not exists response_{waveId} partition of response for values in ({waveId})", cancellationToken);
#pragma warning restore EF1002
}
