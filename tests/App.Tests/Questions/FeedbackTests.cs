using System.Net;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions;

/// <summary>"Did this answer the question?", by the asker's receipt and by those who joined in the room.</summary>
public sealed class FeedbackTests
{
    [Fact]
    public async Task Below_the_citys_share_the_question_reopens_once_even_when_the_voices_come_in_at_once()
    {
        await using var city = await TestCity.StartAsync();
        var (session, asked, joined) = await AnsweredAsync(city, 5);

        await Task.WhenAll(joined.Select(each => SayAsync(each, session, asked.Id, "no")));

        await using var db = city.OpenDatabase();
        var question = await db.Questions.SingleAsync(q => q.Id == asked.Id);
        Assert.Equal((QuestionState.Published, 1), (question.State, question.Reopenings));
        var step = await db.QuestionEvents.SingleAsync(e => e.QuestionId == asked.Id && e.Action == "Reopen");
        Assert.Equal(Role.Citizen, step.ActorRole);
        Assert.StartsWith("5 trong 5 người", step.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_voices_reopen_nothing_and_are_not_shown_as_figures()
    {
        await using var city = await TestCity.StartAsync();
        var (session, asked, joined) = await AnsweredAsync(city, 4);

        foreach (var each in joined)
            Assert.Equal(HttpStatusCode.OK, (await SayAsync(each, session, asked.Id, "no")).Status);

        await using var db = city.OpenDatabase();
        Assert.Equal(QuestionState.AnsweredInWriting, (await db.Questions.SingleAsync(q => q.Id == asked.Id)).State);
        Assert.DoesNotContain("data-figures", await city.Nobody().GetPageAsync($"/q/{asked.Receipt}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_share_itself_the_answer_stands_and_its_figures_have_number_and_interval()
    {
        await using var city = await TestCity.StartAsync();
        var (session, asked, joined) = await AnsweredAsync(city, 5);

        // Two of five: exactly the share of 0.4, at which nothing reopens.
        foreach (var (each, said) in joined.Zip(["yes", "yes", "no", "no", "no"]))
            await SayAsync(each, session, asked.Id, said);

        await using var db = city.OpenDatabase();
        Assert.Equal(QuestionState.AnsweredInWriting, (await db.Questions.SingleAsync(q => q.Id == asked.Id)).State);
        var page = WebUtility.HtmlDecode(await city.Nobody().GetPageAsync($"/q/{asked.Receipt}"));
        Assert.Contains("5 người đánh giá: 2 rồi, 0 một phần, 3 chưa.", page, StringComparison.Ordinal);
        Assert.Contains("12", page[page.IndexOf("khoảng tin cậy", StringComparison.Ordinal)..][..60], StringComparison.Ordinal);
        Assert.Contains("77", page[page.IndexOf("khoảng tin cậy", StringComparison.Ordinal)..][..60], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_has_one_voice_which_may_change()
    {
        await using var city = await TestCity.StartAsync();
        var (session, asked, joined) = await AnsweredAsync(city, 1);

        await SayAsync(joined[0], session, asked.Id, "no");
        await SayAsync(joined[0], session, asked.Id, "partly");
        await SayByReceiptAsync(city, asked.Receipt, "No");
        await SayByReceiptAsync(city, asked.Receipt, "Yes");

        await using var db = city.OpenDatabase();
        Assert.Equal([AnswerVerdict.Partly, AnswerVerdict.Yes], (await db.AnswerFeedbacks.OrderBy(f => f.ByAsker).ToListAsync()).Select(f => f.Said));
    }

    [Fact]
    public async Task Who_neither_asked_nor_joined_has_no_voice_and_an_open_question_has_no_answer_to_judge()
    {
        await using var city = await TestCity.StartAsync();
        var (session, answered, _) = await AnsweredAsync(city, 1);
        var open = await city.PublishedQuestionAsync(session);
        var stranger = city.Nobody();
        var joiner = city.Nobody();
        (await joiner.PostJsonAsync($"/api/questions/{open.Id}/votes", null)).Dispose();

        Assert.Equal(HttpStatusCode.Forbidden, (await SayAsync(stranger, session, answered.Id, "no")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SayAsync(joiner, session, open.Id, "no")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SayAsync(joiner, session, 999_999_999, "no")).Status);
    }

    [Fact]
    public async Task A_new_answer_is_judged_anew()
    {
        await using var city = await TestCity.StartAsync();
        var (session, asked, joined) = await AnsweredAsync(city, 5);
        foreach (var each in joined)
            await SayAsync(each, session, asked.Id, "no");
        await AnswerAsync(city, asked.Id, "Đã sửa xong hôm qua.");

        var said = await SayAsync(joined[0], session, asked.Id, "no");

        Assert.Equal(HttpStatusCode.OK, said.Status);
        await using var db = city.OpenDatabase();
        Assert.Equal(QuestionState.AnsweredInWriting, (await db.Questions.SingleAsync(q => q.Id == asked.Id)).State);
        Assert.Equal((5, 1), (await db.AnswerFeedbacks.CountAsync(f => f.AnswerNumber == 0), await db.AnswerFeedbacks.CountAsync(f => f.AnswerNumber == 1)));
    }

    private static async Task<(Session, AskedQuestion, List<CityClient>)> AnsweredAsync(TestCity city, int joins)
    {
        var session = await city.SessionAsync();
        var asked = await city.PublishedQuestionAsync(session);
        var joined = Enumerable.Range(0, joins).Select(_ => city.Nobody()).ToList();
        foreach (var each in joined)
            (await each.PostJsonAsync($"/api/questions/{asked.Id}/votes", null)).EnsureSuccessStatusCode().Dispose();
        await AnswerAsync(city, asked.Id, "Sẽ sửa trước ngày 30 tháng 11.");
        return (session, asked, joined);
    }

    private static async Task AnswerAsync(TestCity city, long id, string words)
    {
        var desk = await city.AsAsync(Role.DeskOfficer);
        using var answer = await desk.SendAsync(HttpMethod.Post, $"/desk/questions/{id}/answer",
            new FormUrlEncodedContent([KeyValuePair.Create("words", words), KeyValuePair.Create("key", Guid.CreateVersion7().ToString())]), accept: "application/json");
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<(HttpStatusCode Status, string Body)> SayAsync(CityClient browser, Session session, long id, string said)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, $"/sessions/{session.Code}/feedback",
            new FormUrlEncodedContent([KeyValuePair.Create(said, id.ToString(System.Globalization.CultureInfo.InvariantCulture))]), accept: "application/json");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task SayByReceiptAsync(TestCity city, string receipt, string said)
    {
        using var answer = await city.Nobody().SendAsync(HttpMethod.Post, $"/q/{receipt}/feedback", new FormUrlEncodedContent([KeyValuePair.Create("said", said)]), accept: "application/json");
        answer.EnsureSuccessStatusCode();
    }
}
