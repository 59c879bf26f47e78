using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Minutes;

/// <summary>A question with private words that was public, stands in released minutes, and is then taken out of public sight.</summary>
public sealed class WithdrawnTests
{
    private const string Text = "Ngõ 12 mất nước, ai biết xin gọi số 0912345678, CCCD 001085012345.";

    [Fact]
    public async Task After_a_withdrawal_no_public_page_file_or_feed_has_the_words_and_the_chain_still_holds()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var (desk, host, reader) = (await city.AsAsync(Role.DeskOfficer), await city.AsAsync(Role.Host), city.Nobody());
        var asked = await city.QuestionAsync(session, Text);
        var same = await city.QuestionAsync(session, "Ngõ 12 mất nước ba ngày rồi, bao giờ có lại?");
        await StepAsync(desk, asked.Id, "publish", ("private", "seen"));
        await StepAsync(desk, same.Id, "publish");
        await PostAsync(host, $"/desk/sessions/{session.Code}/close");
        await PostAsync(desk, $"/desk/sessions/{session.Code}/minutes/save", ("version", "0"), ("statement", MinutesGround.Statement), ($"summary-{asked.Id}", "Người hỏi để lại số 0912345678."));
        await PostAsync(host, $"/desk/sessions/{session.Code}/minutes/release", ("version", "1"));
        Assert.Contains("0912345678", await reader.GetPageAsync($"/sessions/{session.Code}/minutes"), StringComparison.Ordinal);
        var seal = await DigestAsync(reader, session);

        await StepAsync(desk, asked.Id, "refuse", ("code", "PersonalData"), ("words", "Câu hỏi có số điện thoại và số căn cước."));

        foreach (var address in Public(session, asked, same))
        {
            using var answer = await reader.GetAsync(address);
            var content = await TextOfAsync(answer);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            Assert.False(content.Contains("0912345678", StringComparison.Ordinal) || content.Contains("001085012345", StringComparison.Ordinal), address);
        }
        using var similar = await reader.PostJsonAsync("/api/questions/similar", new { text = Text, code = session.Code });
        Assert.DoesNotContain("CCCD", await similar.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await reader.GetPageAsync($"/sessions/{session.Code}/minutes"));
        Assert.Contains("Nội dung câu hỏi không công khai", page, StringComparison.Ordinal);
        Assert.Contains("Lý do: Có thông tin riêng tư.", page, StringComparison.Ordinal);
        Assert.Contains("data-server-result=\"holds\"", await reader.GetPageAsync($"/sessions/{session.Code}/minutes/verify"), StringComparison.Ordinal);
        Assert.Equal(seal, await DigestAsync(reader, session));
        await using var db = city.OpenDatabase();
        Assert.Equal(0, await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from room_event where audience <> {(short)Audience.Desk} and payload::text like '%0912345678%'").SingleAsync());
        Assert.DoesNotContain("0912345678", (await db.Minutes.SingleAsync(m => m.SessionId == session.Id)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_carries_the_number_of_its_room_and_one_that_nobody_saw_carries_none()
    {
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            await room.AskedAsync();
            await room.AnsweredAsync();
        });
        await using var db = ground.Open();
        var answered = await db.Questions.SingleAsync(q => q.PublishedAt != null);
        await ground.SaveAsync(0, "Trần Thu Hà", ("statement", MinutesGround.Statement));
        await ground.ReleaseAsync(1);

        var items = (await new MinutesReads(db).ReleasedAsync(RoomGround.Code, CancellationToken.None))!.Body.Items; // just released

        Assert.Equal([(answered.Id, answered.Number), (items[1].Id, (int?)null)], items.Select(item => (item.Id, item.Number)));
        Assert.Equal((2, answered.Text), (answered.Number, items[0].Text));
    }

    [Fact]
    public async Task Words_that_were_changed_in_the_database_or_taken_away_without_a_step_are_found()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());
        await ground.ReleaseAsync();
        await using var db = ground.Open();
        var chain = await ground.ChainAsync();
        Assert.True((await CheckAsync()).Holds);

        await db.Database.ExecuteSqlAsync($"update minutes_words set words = words || '.' where field = 'answer'");
        var changed = await CheckAsync();
        await db.Database.ExecuteSqlAsync($"delete from minutes_words");
        var taken = await CheckAsync();

        Assert.Equal((false, false), (changed.Holds, taken.Holds));

        async Task<MinutesCheck> CheckAsync() => MinutesCheck.Of((await new MinutesReads(db).ReleasedAsync(RoomGround.Code, CancellationToken.None))!, chain); // just released
    }

    [Fact]
    public async Task A_name_that_its_asker_erased_is_no_longer_in_released_minutes()
    {
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            var id = await room.AskedAsync(name: "Trần Thị Yến");
            await room.HandleAsync(id, new QuestionAction.AnswerInWriting("Từ ngày 1/12 trạm y tế trực đến 20 giờ."), RoomGround.Desk);
        });
        await ground.ReleaseAsync();
        await using var db = ground.Open();
        var reads = new MinutesReads(db);
        Assert.Equal("Y.", (await reads.ReleasedAsync(RoomGround.Code, CancellationToken.None))!.Body.Items[0].By); // just released

        await new OwnData(db, TimeProvider.System, new RoomHint()).EraseAsync(await db.Questions.Select(q => q.Receipt).SingleAsync(), CancellationToken.None);

        var minutes = (await reads.ReleasedAsync(RoomGround.Code, CancellationToken.None))!; // likewise
        Assert.Null(minutes.Body.Items[0].By);
        Assert.True(MinutesCheck.Of(minutes, await ground.ChainAsync()).Holds);
    }

    [Fact]
    public async Task Minutes_from_before_keep_their_digest_and_their_numbers_and_lose_withdrawn_words_in_what_is_handed_out()
    {
        long id = 0;
        await using var ground = await MinutesGround.EndedAsync(async room => id = await room.PublishedAsync());
        var body = (await ground.DraftAsync()).Body;
        var old = MinutesText.Of(body with { Format = 2, Items = [.. body.Items.Select(item => item with { Number = null })] });
        await using var db = ground.Open();
        await db.Database.ExecuteSqlAsync($"""
            update session_minutes set body = {old.Json}, body_hash = {old.Hash}, released_at = now(), chain_length = {body.Chain.Length}, chain_hash = {Convert.FromHexString(body.Chain.Hash)}
            """);
        var reads = new MinutesReads(db);
        var before = (await reads.ReleasedAsync(RoomGround.Code, CancellationToken.None))!; // just released
        await ground.HandleAsync(id, new QuestionAction.Refuse(DenialCode.PersonalData, "Câu hỏi có số điện thoại."), RoomGround.Desk);

        var after = (await reads.ReleasedAsync(RoomGround.Code, CancellationToken.None))!; // likewise

        Assert.Equal((true, old.Json), (before.IsFixedText, before.Json));
        Assert.False(after.IsFixedText);
        Assert.True(after.TextHolds);
        Assert.Equal(old.Hash, after.BodyHash);
        Assert.DoesNotContain("trạm y tế", after.Json, StringComparison.Ordinal);
        Assert.Equal(DenialCode.PersonalData, after.Body.Items[0].Withdrawn?.Denial);
        Assert.True(MinutesCheck.Of(after, await ground.ChainAsync()).Holds);
    }

    /// <summary>Every way on which the public could come to a question.</summary>
    private static IEnumerable<string> Public(Session session, AskedQuestion asked, AskedQuestion same) =>
    [
        "/", "/city", "/sessions", "/promises", $"/agencies/{Sample.AgencyCode}", $"/agencies/{Sample.AgencyCode}/promises",
        $"/sessions/{session.Code}", $"/sessions/{session.Code}/projector", $"/api/sessions/{session.Code}/snapshot", $"/api/sessions/{session.Code}/changes?since=0",
        $"/api/sessions/{session.Code}/questions", $"/api/sessions/{session.Code}/tally",
        $"/sessions/{session.Code}/minutes", $"/sessions/{session.Code}/minutes.docx", $"/sessions/{session.Code}/minutes.json", $"/sessions/{session.Code}/minutes-words.json",
        $"/sessions/{session.Code}/minutes/verify", $"/api/sessions/{session.Code}/chain", $"/sessions/{session.Code}/minutes/charts/timeline.csv",
        $"/q/{same.Receipt}", "/api/open/v1/questions", "/api/open/v1/questions.csv",
    ];

    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("wordprocessing", StringComparison.Ordinal) != true)
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open()); // a Word file has one
        return await reader.ReadToEndAsync();
    }

    private static async Task<string?> DigestAsync(CityClient reader, Session session) =>
        (await reader.GetJsonAsync<JsonElement>($"/api/sessions/{session.Code}/chain")).GetProperty("released").GetProperty("bodyHash").GetString();

    private static Task StepAsync(CityClient who, long id, string act, params (string, string?)[] fields) => PostAsync(who, $"/desk/questions/{id}/{act}", fields);

    private static async Task PostAsync(CityClient who, string path, params (string, string?)[] fields)
    {
        using var answer = await who.PostFormAsync(path, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(await FailedAsync(who, answer));
    }

    private static async Task<string?> FailedAsync(CityClient who, HttpResponseMessage answer)
    {
        var page = await who.GetPageAsync(answer.Headers.Location?.ToString() ?? "/");
        return page.Contains("data-kind=\"wrong\"", StringComparison.Ordinal) ? page : null;
    }
}
