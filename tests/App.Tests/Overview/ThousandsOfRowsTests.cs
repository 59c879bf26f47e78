using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Administration;
using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Overview;

/// <summary>Lists of more than a thousand: turned page by page from the first to the last, nothing is lost and nothing comes twice, also where all stand at one instant.</summary>
public sealed class ThousandsOfRowsTests(AdminCity ground) : IClassFixture<AdminCity>
{
    private const int Rows = 1_020;

    private readonly TestCity city = ground.City;

    [Fact]
    public async Task Questions_behind_a_number()
    {
        var question = await city.PublishedQuestionAsync(await city.SessionAsync());
        await CopiesAsync("question", $"id = {question.Id}", """'id', 900000 + n, 'number', null, 'receipt', 'R' || lpad(n::text, 11, '0'), 'send_key', gen_random_uuid(), 'text', 'Câu hỏi thứ ' || n""");
        var half = HalfYear.Of(CityZone.Hanoi.DayOf(TimeProvider.System.GetUtcNow()));

        var read = await ReadAsync(await city.AsAsync(Role.ReformOfficer), $"/office/overview/questions?half={half}", ".card-list .words");

        Assert.Equal((Rows + 1, Rows + 1), (read.Count, read.Distinct().Count()));
    }

    [Fact]
    public async Task The_audit_log()
    {
        await using (var scope = city.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AuditTrail>().WriteAsync(new("test.thousands", "row:0"), CancellationToken.None);
        await CopiesAsync("audit_entry", "action = 'test.thousands'", """'id', 900000 + n, 'object', 'row:' || n, 'previous_hash', sha256(('before ' || n)::bytea), 'hash', sha256(('row ' || n)::bytea)""");
        await using (var db = city.OpenDatabase()) // what is done after this goes on after the copies
            await db.Database.ExecuteSqlAsync($"select setval(pg_get_serial_sequence('audit_entry', 'id'), (select max(id) from audit_entry))");

        var read = await ReadAsync(ground.Admin, "/office/audit?action=test.thousands", "[aria-labelledby=entries] tbody tr");

        Assert.Equal(Rows + 1, read.Count);
    }

    [Fact]
    public async Task People()
    {
        var person = await city.PersonAsync();
        await CopiesAsync("person", $"id = '{person.Id}'", """
            'id', gen_random_uuid(), 'user_name', 'nghin' || n, 'normalized_user_name', 'NGHIN' || n, 'email', 'nghin' || n || '@demo.invalid',
            'normalized_email', 'NGHIN' || n || '@DEMO.INVALID', 'display_name', 'Nguyễn Văn Nghìn'
            """);

        var read = await ReadAsync(ground.Admin, "/office/people?role=Citizen&q=nghin", "tbody tr th a", "href");

        Assert.Equal((Rows, Rows), (read.Count, read.Distinct().Count()));
    }

    [Fact]
    public async Task Files_of_one_stop_figures()
    {
        await using (var db = city.OpenDatabase())
        {
            db.Add(new OneStopImport { At = TimeProvider.System.GetUtcNow(), FileName = "a.csv", Digest = [1], Lines = 1, Refused = 0, RefusedCells = "[]" });
            await db.SaveChangesAsync();
        }
        await CopiesAsync("one_stop_import", "file_name = 'a.csv'", """'id', 900000 + n""");

        var read = await ReadAsync(await city.AsAsync(Role.ReformOfficer), "/office/one-stop", "[aria-labelledby=imports-title] tbody th a", "href");

        Assert.Equal((Rows + 1, Rows + 1), (read.Count, read.Distinct().Count()));
    }

    /// <summary>One row many times, with what has to differ put in its place.</summary>
    private async Task CopiesAsync(string table, string which, string differing)
    {
        await using var db = city.OpenDatabase();
#pragma warning disable EF1002 // statements of this test
        await db.Database.ExecuteSqlRawAsync(
            $"insert into {table} select (jsonb_populate_record(null::{table}, to_jsonb(one) || jsonb_build_object({differing}))).* from {table} one, generate_series(1, {Rows}) n where one.{which}");
#pragma warning restore EF1002
    }

    private static async Task<List<string>> ReadAsync(CityClient reader, string first, string rows, string? attribute = null)
    {
        var read = new List<string>();
        for (string? next = first; next is not null;)
        {
            var page = new HtmlParser().ParseDocument(await reader.GetPageAsync(next));
            var found = page.QuerySelectorAll(rows).Select(row => attribute is null ? row.TextContent : row.GetAttribute(attribute) ?? "").ToList();
            Assert.InRange(found.Count, 1, 60);
            read.AddRange(found);
            next = page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }
        return read;
    }
}
