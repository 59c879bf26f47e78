using System.Net;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Topics;
using Dialogue.Core.Topics.Models;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Topics;

/// <summary>What the reform office does about topics, through its pages.</summary>
public sealed class TopicOfficeTests : IAsyncLifetime
{
    private TestCity city = null!;
    private Session session = null!;
    private CityClient office = null!;

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync();
        session = await city.SessionAsync();
        office = await city.AsAsync(Role.ReformOfficer);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task The_least_sure_comes_first_but_a_citizens_wish_before_it()
    {
        var unsure = await SaidAsync("Cho tôi hỏi chuyện này với ạ", "other", 0.21f, needsReading: true);
        var wished = await SaidAsync("Nước nhà tôi bị cắt", "environment", 0.9f, needsReading: true, wished: true);

        var first = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics"));
        await ReadAsync(wished, "water");
        var second = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics"));

        Assert.Contains($"#{wished} ", first, StringComparison.Ordinal);
        Assert.Contains("Vì các từ:", first, StringComparison.Ordinal);
        Assert.Contains("Phần mềm gợi ý: Môi trường (90\u00a0%)", first, StringComparison.Ordinal);
        Assert.Contains($"#{unsure} ", second, StringComparison.Ordinal);
        var question = await QuestionAsync(wished);
        Assert.Equal(("water", TopicSource.Person, false, "environment"), (question.TopicCode, question.TopicSource, question.TopicNeedsReading, question.SoftwareTopicCode));
    }

    [Fact]
    public async Task A_correction_says_who_read_it_from_what_to_what_and_a_second_press_adds_nothing()
    {
        var id = await SaidAsync("Vỉa hè bị chiếm làm chỗ bán hàng", "transport", 0.3f, needsReading: true);

        await ReadAsync(id, "construction");
        await ReadAsync(id, "construction");

        await using var db = city.OpenDatabase();
        var reading = await db.TopicReadings.SingleAsync(r => r.QuestionId == id && r.Source == TopicSource.Person);
        Assert.Equal(("transport", "construction"), (reading.FromCode, reading.TopicCode));
        Assert.NotNull(reading.PersonId);
    }

    [Fact]
    public async Task Whoever_pressed_a_wrong_key_reads_the_last_question_again_and_nobody_else_can()
    {
        var id = await SaidAsync("Vỉa hè bị chiếm làm chỗ bán hàng", "transport", 0.3f, needsReading: true);
        await ReadAsync(id, "water");

        var offered = await office.GetPageAsync("/office/topics?queue=Doubtful&at=0");
        var again = await office.GetPageAsync($"/office/topics?queue=Doubtful&at=0&again={id}");
        var colleague = await city.SignInAsync((await city.PersonAsync(new HeldRole(Role.ReformOfficer, null))).Email!); // made with one
        var others = await colleague.GetPageAsync($"/office/topics?queue=Doubtful&at=0&again={id}");
        await ReadAsync(id, "construction");

        Assert.Contains($"&amp;again={id}\"", offered, StringComparison.Ordinal);
        Assert.Contains($"<h2 id=\"reading\" class=\"h5\">#{id} ", again, StringComparison.Ordinal);
        Assert.DoesNotContain($"#{id} ", others, StringComparison.Ordinal);
        Assert.Equal("construction", (await QuestionAsync(id)).TopicCode);
    }

    [Fact]
    public async Task An_unknown_topic_or_question_changes_nothing_and_is_said()
    {
        var id = await SaidAsync("Ngõ nhà tôi mất điện", "business", 0.3f, needsReading: true);

        await ReadAsync(id, "no-such-topic");
        var page = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics"));

        Assert.Contains("Lĩnh vực này không có trong danh mục", page, StringComparison.Ordinal);
        Assert.Equal("business", (await QuestionAsync(id)).TopicCode);
    }

    [Fact]
    public async Task The_sample_is_read_blind_by_two_and_their_disagreement_is_shown()
    {
        var id = await SaidAsync("Ông hàng xóm đốt rác khói mù", "environment", 0.95f);
        using (await office.PostFormAsync("/office/topics?handler=Draw&queue=Sample", ("half", HalfNow()), ("each", "5"))) { }
        var blind = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics?queue=Sample"));
        await ReadAsync(id, "environment");
        var colleague = await city.SignInAsync((await city.PersonAsync(new HeldRole(Role.ReformOfficer, null))).Email!); // every account has one

        var offered = WebUtility.HtmlDecode(await colleague.GetPageAsync("/office/topics?queue=Second"));
        await ReadAsync(id, "security", colleague);
        var after = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics?queue=Second"));

        Assert.DoesNotContain("Phần mềm gợi ý", blind, StringComparison.Ordinal);
        Assert.Contains("Ông hàng xóm đốt rác khói mù", blind, StringComparison.Ordinal);
        Assert.Contains($"#{id} ", offered, StringComparison.Ordinal);
        Assert.Contains("Hai người đọc khác nhau", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_say_that_there_is_no_sample_and_then_hold_an_interval()
    {
        for (var i = 0; i < 24; i++)
            await SaidAsync($"Câu hỏi về đường sá số {i}", i < 18 ? "transport" : "construction", 0.9f);
        var before = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics/shares"));
        using (await office.PostFormAsync("/office/topics?handler=Draw&queue=Sample", ("half", HalfNow()), ("each", "22"))) { }
        await using (var db = city.OpenDatabase())
            foreach (var id in await db.Set<TopicSample>().Select(s => s.QuestionId).ToListAsync())
                await ReadAsync(id, "transport");

        var after = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics/shares"));

        Assert.Contains("Mới có 0 câu của mẫu ngẫu nhiên được đọc", before, StringComparison.Ordinal);
        Assert.DoesNotContain(" – ", before[before.IndexOf("<tbody", StringComparison.Ordinal)..before.IndexOf("</tbody>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("22 câu có người đọc", after, StringComparison.Ordinal);
        Assert.Contains(" – ", after[after.IndexOf("<tbody", StringComparison.Ordinal)..after.IndexOf("</tbody>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_goes_to_work_and_back_by_one_press_each()
    {
        var (one, two) = (await VersionAsync("a"), await VersionAsync("b"));
        using (await office.PostFormAsync("/office/topics/models?handler=Promote", ("version", $"{two}"))) { }
        var page = WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics/models"));
        using (await office.PostFormAsync("/office/topics/models?handler=Promote", ("version", $"{one}"))) { }

        await using var db = city.OpenDatabase();
        Assert.Contains("Đang đọc", page, StringComparison.Ordinal);
        Assert.Equal([two, one], await db.Set<TopicPromotion>().OrderBy(p => p.Id).Select(p => p.ModelId).ToListAsync());
        Assert.All(await db.Set<TopicPromotion>().ToListAsync(), promotion => Assert.True(promotion is { ByHand: true, PersonId: not null }));
    }

    [Fact]
    public async Task The_same_work_is_asked_for_once()
    {
        using (await office.PostFormAsync("/office/topics/models?handler=Train")) { }
        using (await office.PostFormAsync("/office/topics/models?handler=Train")) { }

        Assert.Contains("Việc này đang chạy", WebUtility.HtmlDecode(await office.GetPageAsync("/office/topics/models")), StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal(1, await db.Set<TopicWork>().CountAsync());
    }

    [Fact]
    public async Task The_taxonomy_is_saved_as_a_version_or_not_at_all()
    {
        var fields = await TaxonomyAsync();
        var broken = fields.Select(field => field.Name == "Lines[1].NameEn" ? (field.Name, " ") : field).ToArray();
        using var refused = await office.PostFormAsync("/office/topics/taxonomy", broken);
        var changed = fields.Select(field => field.Name == "Lines[1].NameVi" ? (field.Name, "Môi trường sống") : field).ToArray();
        using var saved = await office.PostFormAsync("/office/topics/taxonomy", changed);
        using var late = await office.PostFormAsync("/office/topics/taxonomy", fields);

        Assert.Contains("environment: xin điền đủ tên", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Có người vừa sửa danh mục", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal("Môi trường sống", (await db.Topics.SingleAsync(topic => topic.Code == "environment")).NameVi);
        Assert.Equal(2, await db.Set<TaxonomyVersion>().CountAsync());
        // The file does not take the city's own words back when a node starts.
        Assert.Equal(0, await TopicSync.ApplyAsync(db, TopicFile.Load(new Core.Agencies.CityFiles().TopicsPath).File!, Sample.Today, CancellationToken.None));
    }

    [Fact]
    public async Task A_topic_merged_into_another_sends_what_software_still_calls_by_its_name()
    {
        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update topic set retired_on = '2026-11-01', successor_code = 'environment' where code = 'water'");
        var id = (await city.QuestionAsync(session, "Nước máy bị đục mấy hôm nay, ai kiểm tra?")).Id;

        await KeepAsync(id, "water", 0.9f, false);

        Assert.Equal("environment", (await QuestionAsync(id)).TopicCode);
    }

    private static string HalfNow() => Core.Commitments.HalfYear.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(7).DateTime)).ToString();

    private async Task<long> SaidAsync(string text, string topic, float probability, bool needsReading = false, bool wished = false)
    {
        var id = (await city.QuestionAsync(session, text)).Id;
        await KeepAsync(id, topic, probability, needsReading);
        await using var db = city.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"update question set state = 'Published', published_at = now(), reading_asked_at = case when {wished} then now() end where id = {id}");
        return id;
    }

    private async Task KeepAsync(long id, string topic, float probability, bool needsReading)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<AssignTopics>()
            .KeepAsync([new AssignTopics.Reading(id, new TopicSaid(topic, probability, needsReading, ["lý do"]))], "model", CancellationToken.None);
        Assert.Equal(1, kept);
    }

    private async Task ReadAsync(long id, string topic, CityClient? who = null)
    {
        using var answer = await (who ?? office).PostFormAsync("/office/topics?handler=Read&queue=Doubtful&at=0", ("question", $"{id}"), ("topic", topic));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<int> VersionAsync(string name)
    {
        await using var db = city.OpenDatabase();
        var version = new TopicModelVersion
        {
            Fingerprint = name.PadRight(64, '0'),
            DataFingerprint = name.PadRight(64, '0'),
            Corrections = 0,
            Body = [1],
            TrainedAt = TimeProvider.System.GetUtcNow(),
        };
        db.Add(version);
        await db.SaveChangesAsync();
        return version.Id;
    }

    private async Task<(string Name, string? Value)[]> TaxonomyAsync()
    {
        await using var db = city.OpenDatabase();
        var topics = await db.Topics.OrderBy(topic => topic.Position).ToListAsync();
        return
        [
            ("Version", "1"),
            .. topics.SelectMany((topic, i) => new (string, string?)[]
            {
                ($"Lines[{i}].Code", topic.Code), ($"Lines[{i}].NameVi", topic.NameVi), ($"Lines[{i}].NameEn", topic.NameEn), ($"Lines[{i}].CoversVi", topic.CoversVi),
                ($"Lines[{i}].CoversEn", topic.CoversEn), ($"Lines[{i}].Colour", topic.Colour), ($"Lines[{i}].Place", $"{i + 1}"),
            }),
        ];
    }

    private async Task<Question> QuestionAsync(long id)
    {
        await using var db = city.OpenDatabase();
        return await db.Questions.AsNoTracking().SingleAsync(q => q.Id == id);
    }
}
