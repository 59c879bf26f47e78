using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Topics;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Topics;

public sealed class TopicSyncTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly TopicFile Taxonomy = TopicFile.Load(new CityFiles().TopicsPath).File!;

    [Fact]
    public async Task Applying_the_taxonomy_twice_changes_nothing_the_second_time()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);

        var first = await TopicSync.ApplyAsync(db, Taxonomy, Today, CancellationToken.None);
        await using var later = DialogueDataOptions.Open(database.ConnectionString);
        var second = await TopicSync.ApplyAsync(later, Taxonomy, Today.AddDays(1), CancellationToken.None);

        Assert.Equal((12, 0), (first, second));
        var topics = await later.Topics.AsNoTracking().OrderBy(topic => topic.Position).ToListAsync();
        Assert.Equal(Taxonomy.Topics.Select(topic => (topic.Code, topic.NameVi, topic.Colour)), topics.Select(topic => (topic.Code, topic.NameVi, topic.Colour)));
    }

    [Fact]
    public async Task A_topic_merged_into_another_is_retired_with_its_successor_and_only_it_gets_the_new_version()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await TopicSync.ApplyAsync(db, Taxonomy, Today, CancellationToken.None);
        var merged = new TopicFile
        {
            Version = 2,
            Topics = [.. Taxonomy.Topics.Select(topic => topic.Code == "water" ? topic with { RetiredOn = Today, SuccessorCode = "environment" } : topic)],
        };

        await TopicSync.ApplyAsync(db, merged, Today, CancellationToken.None);

        await using var fresh = DialogueDataOptions.Open(database.ConnectionString);
        var changed = await fresh.Topics.SingleAsync(topic => topic.Version == 2);
        Assert.Equal(("water", Today, "environment"), (changed.Code, changed.RetiredOn, changed.SuccessorCode));
    }

    [Fact]
    public async Task A_topic_gone_from_the_file_is_retired_and_stays()
    {
        await using var database = await TestDatabase.CreateAsync(DialogueMigrations.RunAsync);
        await using var db = DialogueDataOptions.Open(database.ConnectionString);
        await TopicSync.ApplyAsync(db, Taxonomy, Today, CancellationToken.None);
        var fewer = Taxonomy with { Topics = [.. Taxonomy.Topics.Where(topic => topic.Code != "security")] };

        await TopicSync.ApplyAsync(db, fewer, Today, CancellationToken.None);
        await TopicSync.ApplyAsync(db, fewer, Today.AddDays(9), CancellationToken.None);

        await using var fresh = DialogueDataOptions.Open(database.ConnectionString);
        Assert.Equal(Today, (await fresh.Topics.SingleAsync(topic => topic.Code == "security")).RetiredOn);
    }
}
