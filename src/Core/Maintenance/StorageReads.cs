using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Maintenance;

/// <summary>Sizes and rows from PostgreSQL's catalogue, ages from indexes: the answer takes as long with a million rows as with ten.</summary>
public sealed class StorageReads(DialogueDb db, IEnumerable<RetentionRule> rules)
{
    public async Task<StorageView> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync(cancellationToken);
        var parts = await db.Database.SqlQuery<StorageView.Part>($"""
            select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as "Name", parent.relname::text as "Parent",
                   c.reltuples::bigint as "Rows", pg_table_size(c.oid) as "Data", pg_indexes_size(c.oid) as "Indexes"
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_inherits i on i.inhrelid = c.oid
            left join pg_class parent on parent.oid = i.inhparent
            where n.nspname in ('public', 'quartz') and c.relkind = 'r'
            """).ToListAsync(cancellationToken);
        var tables = parts.GroupBy(part => part.Parent ?? part.Name).Select(same => new StorageView.Table(same.Key, [.. same.OrderByDescending(part => part.Data)]))
            .OrderByDescending(table => table.Data + table.Indexes).ThenBy(table => table.Name, StringComparer.Ordinal);
        return new StorageView(bytes, [.. tables], await KeptAsync(cancellationToken));
    }

    private async Task<List<StorageView.Kept>> KeptAsync(CancellationToken cancellationToken)
    {
        var jobs = rules.Select(rule => rule.Job).OfType<string>().Distinct().ToList();
        var runs = await db.JobRuns.AsNoTracking().Where(run => jobs.Contains(run.Job) && run.FinishedAt != null).GroupBy(run => run.Job)
            .Select(same => same.OrderByDescending(run => run.Id).First()).ToDictionaryAsync(run => run.Job, cancellationToken);
        var ages = await AgesAsync(cancellationToken);
        return [.. rules.Select(rule => new StorageView.Kept(rule, rule.Job is { } job ? runs.GetValueOrDefault(job) : null, ages.GetValueOrDefault(rule.Table)))];
    }

    private sealed record Age(string Name, DateTimeOffset? Oldest);

    /// <summary>One statement for all rules; table and column are the program's own names.</summary>
    private async Task<Dictionary<string, DateTimeOffset?>> AgesAsync(CancellationToken cancellationToken)
    {
        var asked = rules.Where(rule => rule.AgeColumn is not null).Select(rule => (rule.Table, rule.AgeColumn)).Distinct().ToList();
        if (asked.Count == 0)
            return [];
        var sql = string.Join(" union all ", asked.Select(rule => $"select '{rule.Table}' as \"Name\", (select min({rule.AgeColumn}) from {rule.Table}) as \"Oldest\""));
        return await db.Database.SqlQueryRaw<Age>(sql).ToDictionaryAsync(age => age.Name, age => age.Oldest, cancellationToken);
    }
}
