using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Agencies;

public sealed class AgencySyncTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly AgencyFile Hanoi = AgencyFile.Load(new CityFiles().AgenciesPath).File!;

    [Fact]
    public async Task The_database_holds_what_the_file_says_in_its_order()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);

        await AgencySync.ApplyAsync(db, Hanoi, Today, CancellationToken.None);

        await using var fresh = DialogueDataOptions.Open(database.ConnectionString);
        var agencies = await fresh.Agencies.OrderBy(agency => agency.Id).ToListAsync();
        Assert.Equal(Hanoi.Agencies.Select(agency => agency.Code), agencies.Select(agency => agency.Code));
        var health = agencies.Single(agency => agency.Code == "so-y-te");
        Assert.Equal(("Sở Y tế", "Department of Health", AgencyKind.Department, 2),
            (health.NameVi, health.NameEn, health.Kind, health.DialoguesPerYear));
        Assert.Equal(["health", "welfare"], health.TopicCodes);
        var sums = await fresh.AgencySuccessions.GroupBy(row => row.PredecessorId).Select(of => of.Sum(row => row.Share)).ToListAsync();
        Assert.Equal(Enumerable.Repeat(1m, 30), sums);
    }

    [Fact]
    public async Task Applying_the_file_again_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        var first = await AgencySync.ApplyAsync(db, Hanoi, Today, CancellationToken.None);
        await using var later = DialogueDataOptions.Open(database.ConnectionString);

        var second = await AgencySync.ApplyAsync(later, Hanoi, Today.AddDays(1), CancellationToken.None);

        Assert.True(first > 172);
        Assert.Equal(0, second);
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_make_each_agency_once()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);

        var changed = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            await using var db = DialogueDataOptions.Open(database.ConnectionString);
            return await AgencySync.ApplyAsync(db, Hanoi, Today, CancellationToken.None);
        }));

        Assert.Equal(2, changed.Count(count => count == 0));
    }

    [Fact]
    public async Task An_agency_gone_from_the_file_ends_and_stays()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await AgencySync.ApplyAsync(db, Hanoi, Today, CancellationToken.None);
        var without = Hanoi with { Agencies = [.. Hanoi.Agencies.Where(agency => agency.Code != "so-du-lich")] };

        await AgencySync.ApplyAsync(db, without, Today, CancellationToken.None);
        await AgencySync.ApplyAsync(db, without, Today.AddDays(30), CancellationToken.None);

        await using var fresh = DialogueDataOptions.Open(database.ConnectionString);
        var tourism = await fresh.Agencies.SingleAsync(agency => agency.Code == "so-du-lich");
        Assert.Equal(Today, tourism.ValidTo);
        Assert.False(tourism.ExistsOn(Today.AddDays(1)));
    }

    [Fact]
    public async Task A_corrected_share_replaces_the_old_one()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await AgencySync.ApplyAsync(db, Hanoi, Today, CancellationToken.None);
        var corrected = Hanoi with
        {
            Agencies = [.. Hanoi.Agencies.Select(agency => agency.Code != "thi-xa-son-tay" ? agency : agency with
            {
                Successors = [new("phuong-son-tay", 0.6m), new("phuong-tung-thien", 0.4m)],
            })],
        };

        await AgencySync.ApplyAsync(db, corrected, Today, CancellationToken.None);

        await using var fresh = DialogueDataOptions.Open(database.ConnectionString);
        var shares = await (
            from row in fresh.AgencySuccessions
            join before in fresh.Agencies on row.PredecessorId equals before.Id
            join after in fresh.Agencies on row.SuccessorId equals after.Id
            where before.Code == "thi-xa-son-tay"
            orderby after.Code
            select new { after.Code, row.Share }).ToListAsync();
        Assert.Equal([("phuong-son-tay", 0.6m), ("phuong-tung-thien", 0.4m)], shares.Select(share => (share.Code, share.Share)));
    }
}
