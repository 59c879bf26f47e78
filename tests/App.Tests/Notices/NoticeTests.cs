using System.Text.RegularExpressions;
using Dialogue.Core.Commitments;
using Dialogue.Core.Notices;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Jobs.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Notices;

public sealed partial class NoticeTests
{
    private const string Ha = "ha@thu.example";
    private const string Binh = "binh@thu.example";
    private const string Text = "Trạm y tế phường Láng có bác sĩ trực buổi tối không?";

    [Fact]
    public async Task Each_step_that_stands_is_one_letter_however_often_and_wherever_the_job_runs()
    {
        await using var ground = await NoticeGround.StartAsync();
        var (node, other) = (ground.Node(), ground.Node());
        var asked = await ground.AskAsync(node, await ground.SessionAsync(), Text);
        await NoticeGround.FollowAsync(node, asked.Id, Ha);
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Publish());
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.AnswerInWriting("Từ ngày 1 tháng 12 có bác sĩ trực đến 20 giờ."));

        await ground.FireAsync<WriteNotices>(node);
        var tooEarly = (await ground.MailsAsync()).Count;
        ground.Clock.Shift += TimeSpan.FromMinutes(3);
        await Task.WhenAll(ground.FireAsync<WriteNotices>(node), ground.FireAsync<WriteNotices>(other));
        await ground.FireAsync<WriteNotices>(other);
        await ground.FireAsync<SendMail>(node);

        Assert.Equal(0, tooEarly);
        Assert.Equal(["Câu hỏi của Ông/Bà đã được công khai", "Câu hỏi đã được trả lời bằng văn bản"], ground.Arrived(Ha));
        var answer = ground.Server.Letters.Last().Body;
        Assert.Contains("Từ ngày 1 tháng 12 có bác sĩ trực đến 20 giờ.", answer, StringComparison.Ordinal);
        Assert.Contains($"https://doithoai.example/q/{asked.Receipt}", answer, StringComparison.Ordinal);
        Assert.Contains("https://doithoai.example/follow/stop/", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("thu.example", ground.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_step_that_was_undone_in_time_is_told_to_nobody()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var asked = await ground.AskAsync(node, await ground.SessionAsync(), Text);
        await NoticeGround.FollowAsync(node, asked.Id, Ha);
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Refuse(DenialCode.Unclear, "Không rõ nơi nào."));
        Assert.IsType<HandleQuestion.Done>(await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Undo()));
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Publish());

        await ground.TellAsync(node);

        Assert.Equal(["Câu hỏi của Ông/Bà đã được công khai"], ground.Arrived(Ha));
    }

    [Fact]
    public async Task A_refusal_gives_its_reason_and_the_way_to_appeal_and_English_is_written_to_who_chose_it()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var asked = await ground.AskAsync(node, await ground.SessionAsync(), Text);
        await NoticeGround.FollowAsync(node, asked.Id, Ha);
        await NoticeGround.FollowAsync(node, asked.Id, Binh, language: "en");
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Refuse(DenialCode.Unclear, "Xin nêu rõ trạm y tế nào."));

        await ground.TellAsync(node);

        var vietnamese = Assert.Single(ground.Server.Letters, letter => letter.To == Ha).Body;
        Assert.Contains("không đủ rõ để trả lời", vietnamese, StringComparison.Ordinal);
        Assert.Contains("Xin nêu rõ trạm y tế nào.", vietnamese, StringComparison.Ordinal);
        Assert.Contains("kiến nghị xem xét lại một lần", vietnamese, StringComparison.Ordinal);
        Assert.Equal(["About the question you sent"], ground.Arrived(Binh));
    }

    [Fact]
    public async Task Who_asked_what_was_merged_hears_what_becomes_of_the_common_question_and_leads_to_their_own_receipt()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var session = await ground.SessionAsync();
        var (common, mine) = (await ground.AskAsync(node, session, Text), await ground.AskAsync(node, session, "Buổi tối trạm y tế Láng có ai khám không ạ?"));
        await NoticeGround.FollowAsync(node, mine.Id, Ha);
        await NoticeGround.ActAsync(node, common.Id, new QuestionAction.Publish());
        await NoticeGround.ActAsync(node, mine.Id, new QuestionAction.Merge(common.Id));
        await NoticeGround.ActAsync(node, common.Id, new QuestionAction.AnswerInWriting("Có, đến 20 giờ."));

        await ground.TellAsync(node);

        Assert.Equal(["Câu hỏi được gộp với câu hỏi cùng nội dung", "Câu hỏi đã được trả lời bằng văn bản"], ground.Arrived(Ha));
        Assert.All(ground.Server.Letters, letter => Assert.Contains($"/q/{mine.Receipt}", letter.Body, StringComparison.Ordinal));
        Assert.DoesNotContain(ground.Server.Letters, letter => letter.Body.Contains(common.Receipt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_only_joined_never_gets_a_receipt_nor_what_is_between_the_desk_and_the_asker()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var asked = await ground.AskAsync(node, await ground.SessionAsync(), Text);
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Publish());
        await NoticeGround.FollowAsync(node, asked.Id, Ha, FollowerKind.Joined);
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Refuse(DenialCode.PersonalData, "Nêu tên bệnh nhân Lê Văn Tám."));
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.TakeUpAgain());

        await ground.TellAsync(node);

        var letter = Assert.Single(ground.Server.Letters);
        Assert.DoesNotContain(asked.Receipt, letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Lê Văn Tám", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("kiến nghị", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_is_told_with_its_day_and_once_when_the_day_has_passed()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var asked = await ground.AskAsync(node, await ground.SessionAsync(), Text);
        await NoticeGround.FollowAsync(node, asked.Id, Ha);
        var due = new WorkingCalendar(new HashSet<DateOnly>(), new HashSet<DateOnly>()).Add(CityZone.Hanoi.DayOf(ground.Clock.GetUtcNow()), 5);
        Assert.IsType<HandleQuestion.Done>(await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Defer("Phòng Nghiệp vụ Y", due, null)));

        await ground.TellAsync(node);
        ground.Clock.Shift += TimeSpan.FromDays(20);
        await ground.TellAsync(node);
        await ground.TellAsync(node);

        Assert.Equal(["Sở Y tế hẹn ngày trả lời câu hỏi", "Đã quá ngày hẹn trả lời"], ground.Arrived(Ha).Select(subject => subject.Replace("Sở Y tế Hà Nội", "Sở Y tế", StringComparison.Ordinal)));
        Assert.Contains($"{due:dd/MM/yyyy}", ground.Server.Letters.First().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_results_are_one_letter_to_each_follower_of_the_dialogue()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var session = await ground.SessionAsync();
        foreach (var text in new[] { Text, "Khi nào trạm y tế Láng có máy siêu âm?" })
            await NoticeGround.FollowAsync(node, (await ground.AskAsync(node, session, text)).Id, Ha);
        await using (var db = ground.Open())
        {
            var closing = await db.Sessions.SingleAsync(s => s.Id == session.Id);
            Assert.True(closing.TryMove(SessionState.Closed, ground.Clock.GetUtcNow()) && closing.TryMove(SessionState.Published, ground.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        await ground.TellAsync(node);
        await ground.TellAsync(node);

        Assert.Equal(["Đã công bố kết quả phiên đối thoại"], ground.Arrived(Ha));
    }

    [Fact]
    public async Task What_happened_while_the_job_was_away_is_told_when_it_is_back_but_not_to_who_came_later()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var asked = await ground.AskAsync(node, await ground.SessionAsync(), Text);
        await NoticeGround.FollowAsync(node, asked.Id, Ha);
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Publish());
        ground.Clock.Shift += TimeSpan.FromDays(2);
        await NoticeGround.FollowAsync(node, asked.Id, Binh);

        await ground.TellAsync(node);

        Assert.Single(ground.Arrived(Ha));
        Assert.Empty(ground.Arrived(Binh));
    }

    [Fact]
    public async Task Nobody_leaves_an_address_without_consent_nor_many_at_once_nor_fills_somebody_elses_letter_box()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node(("Notices:PerDevice", "2"), ("Notices:PerAddressAndDay", "2"));
        var session = await ground.SessionAsync();
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
            ids.Add((await ground.AskAsync(node, session, $"{Text} Lần {i}")).Id);
        var device = Guid.CreateVersion7();

        Assert.Equal(FollowQuestion.Outcome.NoConsent, await NoticeGround.FollowAsync(node, ids[0], Ha, consents: false));
        Assert.Equal(FollowQuestion.Outcome.NoAddress, await NoticeGround.FollowAsync(node, ids[0], "ha@\r\nBcc: x@y.vn"));
        Assert.Equal(FollowQuestion.Outcome.Follows, await NoticeGround.FollowAsync(node, ids[0], Ha, device: device));
        Assert.Equal(FollowQuestion.Outcome.Follows, await NoticeGround.FollowAsync(node, ids[0], "HA@thu.example", device: device));
        Assert.Equal(FollowQuestion.Outcome.Follows, await NoticeGround.FollowAsync(node, ids[0], Binh, device: device));
        Assert.Equal(FollowQuestion.Outcome.TooManyHere, await NoticeGround.FollowAsync(node, ids[0], "chau@thu.example", device: device));
        Assert.Equal(FollowQuestion.Outcome.Follows, await NoticeGround.FollowAsync(node, ids[1], Ha));
        Assert.Equal(FollowQuestion.Outcome.TooManyOfAddress, await NoticeGround.FollowAsync(node, ids[2], Ha));
        await using var db = ground.Open();
        Assert.Equal(3, await db.Followers.CountAsync());
        Assert.DoesNotContain(await db.Followers.Select(f => f.Contact).ToListAsync(), contact => contact.Contains("thu.example", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_is_told_to_an_address_before_its_owner_confirmed_it_and_the_letter_that_asks_carries_no_strangers_words()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var session = await ground.SessionAsync();
        var asked = await ground.AskAsync(node, session, Text);
        await NoticeGround.LeaveAddressAsync(node, asked.Id, Ha);
        await NoticeGround.LeaveAddressAsync(node, asked.Id, Binh);
        await ground.FireAsync<SendMail>(node);
        var letter = Assert.Single(ground.Server.Letters, letter => letter.To == Ha).Body;
        await using (var scope = node.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<FollowQuestion>().ConfirmAsync(ConfirmKey().Match(letter).Groups[1].Value, CancellationToken.None));
        await NoticeGround.ActAsync(node, asked.Id, new QuestionAction.Publish());

        await ground.TellAsync(node);

        Assert.DoesNotContain("Trạm y tế", letter, StringComparison.Ordinal);
        Assert.Equal(["Xin xác nhận địa chỉ nhận tin về câu hỏi", "Câu hỏi của Ông/Bà đã được công khai"], ground.Arrived(Ha));
        Assert.Equal(["Xin xác nhận địa chỉ nhận tin về câu hỏi"], ground.Arrived(Binh));
    }

    [Fact]
    public async Task An_address_that_nobody_confirms_gets_few_letters_and_goes_after_some_days()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var session = await ground.SessionAsync();
        var outcomes = new List<FollowQuestion.Outcome>();
        for (var i = 0; i < 4; i++)
            outcomes.Add(await NoticeGround.LeaveAddressAsync(node, (await ground.AskAsync(node, session, $"{Text} Lần {i}")).Id, Ha));
        await using var db = ground.Open();
        var key = await db.Followers.Select(f => f.StopKey).FirstAsync();

        ground.Clock.Shift += TimeSpan.FromDays(4);
        await ground.FireAsync<PurgeContacts>(node);

        Assert.Equal([.. Enumerable.Repeat(FollowQuestion.Outcome.Follows, 3), FollowQuestion.Outcome.TooManyOfAddress], outcomes);
        Assert.Equal(0, await db.Followers.CountAsync());
        await using var scope = node.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<FollowQuestion>().ConfirmAsync(key, CancellationToken.None));
    }

    [Fact]
    public async Task Addresses_go_when_the_question_has_long_ended_and_stay_while_it_waits()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        var session = await ground.SessionAsync();
        var (ended, waiting) = (await ground.AskAsync(node, session, Text), await ground.AskAsync(node, session, "Khi nào có máy siêu âm ở trạm?"));
        await NoticeGround.FollowAsync(node, ended.Id, Ha);
        await NoticeGround.FollowAsync(node, waiting.Id, Ha);
        await NoticeGround.ActAsync(node, ended.Id, new QuestionAction.AnswerInWriting("Có, đến 20 giờ."));
        await ground.TellAsync(node);

        ground.Clock.Shift = TimeSpan.FromDays(29);
        await ground.FireAsync<PurgeContacts>(node);
        await using var db = ground.Open();
        var before = await db.Followers.CountAsync();
        ground.Clock.Shift = TimeSpan.FromDays(32);
        await ground.FireAsync<PurgeContacts>(node);

        Assert.Equal(2, before);
        Assert.Equal([waiting.Id], await db.Followers.Select(f => f.QuestionId).ToListAsync());
        Assert.Equal(1, (await db.JobRuns.Where(run => run.Job == nameof(PurgeContacts)).OrderBy(run => run.Id).LastAsync()).Count);
    }

    [Fact]
    public void Letters_have_the_same_words_and_places_in_both_languages_for_every_kind_of_news()
    {
        var (vi, en) = (NoticeTexts.In("vi").All, NoticeTexts.In("en").All);
        var kinds = typeof(QuestionAction).GetNestedTypes().Select(type => NoticeKinds.Of(type.Name)).OfType<string>().Append(NoticeKinds.Late).Append(NoticeKinds.Minutes).Distinct().ToArray();

        Assert.Equal(vi.Keys.Order(), en.Keys.Order());
        Assert.All(vi, text => Assert.Equal(Places(text.Value), Places(en[text.Key])));
        Assert.Equal(17, kinds.Length);
        Assert.All(kinds.SelectMany(kind => new[] { $"subject.{kind}", $"what.{kind}", $"next.{kind}" }), key => Assert.Contains(key, vi.Keys));
        Assert.All(DenialCode.Shipped.Append(DenialCode.WithdrawnByAsker), code => Assert.Contains($"denial.{code}", vi.Keys));
    }

    [GeneratedRegex("https://doithoai\\.example/follow/confirm/([0-9a-f]{32})")]
    private static partial Regex ConfirmKey();

    private static string Places(string text) => string.Concat(Enumerable.Range(0, 3).Where(i => text.Contains($"{{{i}}}", StringComparison.Ordinal)));
}
