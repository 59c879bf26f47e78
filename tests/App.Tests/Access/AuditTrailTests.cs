using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.App.Tests.Access;

public sealed class AuditTrailTests
{
    [Theory]
    [InlineData("update audit_entry set reason = 'khác'")]
    [InlineData("delete from audit_entry")]
    [InlineData("truncate audit_entry")]
    public async Task The_database_refuses_to_change_what_was_written(string sql)
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await new AuditTrail(db, TimeProvider.System).WriteAsync(new("test.done"), CancellationToken.None);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));

        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_written_at_once_make_one_chain_and_a_row_changed_by_force_is_found()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            await using var own = DialogueDataOptions.Open(database.ConnectionString);
            await new AuditTrail(own, TimeProvider.System).WriteAsync(new("test.done", $"object:{number}"), CancellationToken.None);
        }));
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        var trail = new AuditTrail(db, TimeProvider.System);

        var whole = await trail.FirstBrokenAsync(CancellationToken.None);
        var third = await db.Set<AuditEntry>().OrderBy(entry => entry.Id).Skip(2).Select(entry => entry.Id).FirstAsync();
        await db.Database.ExecuteSqlAsync($"alter table audit_entry disable trigger audit_entry_append_only");
        await db.Database.ExecuteSqlAsync($"update audit_entry set object = 'object:99' where id = {third}");

        Assert.Null(whole);
        Assert.Equal(third, await trail.FirstBrokenAsync(CancellationToken.None));
    }
}
