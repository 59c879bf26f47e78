using System.Text.Json;
using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions;

/// <summary>Several desks do whatever comes to their minds, at once, on a real database; afterwards everything must add up.</summary>
public sealed class ManyDesksTests
{
    private const int Desks = 3;
    private const int StepsEach = 40;
    private static readonly Guid[] Voters = [.. Enumerable.Range(1, 9).Select(n => new Guid(n, 0, 0, new byte[8]))];

    private enum Kind
    {
        Publish, Refuse, TakeUpAgain, Merge, Unmerge, Stage, Leave, AnswerLive, Answer, Reopen, Transfer, Accept, Return, Recall, Defer, Extend, AskAsker, GoOn, Appeal,
        Grant, Withdraw, Undo, Vote, TakeBack,
    }

    private sealed record Step(Kind Kind, int Question, int Other, int Voter);

    [Fact]
    public async Task Whatever_several_desks_do_at_once_no_question_is_lost_and_everything_adds_up()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var ids = new List<long>();
        for (var n = 0; n < 6; n++)
            ids.Add(await ground.AskedAsync($"Bao giờ trạm y tế số {n} của phường có bác sĩ trực buổi tối?", asker: Voters[n]));
        var elsewhere = await ElsewhereAsync(ground);
        var plans = StepsOf().Sample(StepsEach, Desks).ToList();

        await Task.WhenAll(plans.Select(plan => DoAsync(ground, ids, elsewhere, plan)));

        await using var db = ground.Open();
        var room = await db.Sessions.Where(s => s.Code == RoomGround.Code).Select(s => s.Room).SingleAsync();
        var questions = await db.Questions.AsNoTracking().Where(q => q.RoomId == room.Id).OrderBy(q => q.Id).ToListAsync();
        Assert.Equal(ids, questions.Select(q => q.Id));
        var balance = await Balance.OfRoomAsync(db, room.Id, CancellationToken.None);
        Assert.Equal(questions.Count(q => Balance.OutcomeOf(q.State, q.AgencyId != q.AskedAgencyId) == QuestionOutcome.Open), balance.Open);
        await VotesCountEachPersonOnceAsync(db, questions);
        await ChainHoldsAsync(db, room);
        await LedgerMatchesAsync(db, questions);
        await ReplayEqualsSnapshotAsync(ground, db, Audience.Public);
        await ReplayEqualsSnapshotAsync(ground, db, Audience.Desk);
    }

    private static FsCheck.Gen<List<Step>> StepsOf() =>
        (from kind in Gen.Elements(Enum.GetValues<Kind>())
         from question in Gen.Choose(0, 5)
         from other in Gen.Choose(0, 5)
         from voter in Gen.Choose(0, Voters.Length - 1)
         select new Step(kind, question, other, voter)).ListOf(StepsEach).Select(steps => steps.ToList());

    private static async Task DoAsync(RoomGround ground, List<long> ids, int elsewhere, IEnumerable<Step> plan)
    {
        foreach (var step in plan)
        {
            var id = ids[step.Question];
            if (step.Kind is Kind.Vote or Kind.TakeBack)
                await ground.VoteAsync(id, Voters[step.Voter], step.Kind == Kind.Vote);
            else
                await ground.HandleAsync(id, ActionOf(step, ids, elsewhere), step.Kind is Kind.Stage or Kind.Leave or Kind.AnswerLive ? RoomGround.Host : RoomGround.Desk);
        }
    }

    private static QuestionAction ActionOf(Step step, List<long> ids, int elsewhere)
    {
        var soon = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(7 + step.Other);
        return step.Kind switch
        {
            Kind.Publish => new QuestionAction.Publish(),
            Kind.Refuse => new QuestionAction.Refuse(DenialCode.Unclear, "Xin nói rõ nơi xảy ra."),
            Kind.TakeUpAgain => new QuestionAction.TakeUpAgain(),
            Kind.Merge => new QuestionAction.Merge(ids[step.Other]),
            Kind.Unmerge => new QuestionAction.Unmerge(),
            Kind.Stage => new QuestionAction.PutOnStage(),
            Kind.Leave => new QuestionAction.LeaveStage(),
            Kind.AnswerLive => new QuestionAction.AnswerLive("Từ ngày 1 tháng 12."),
            Kind.Answer => new QuestionAction.AnswerInWriting("Sở đã bố trí bác sĩ trực."),
            Kind.Reopen => new QuestionAction.Reopen("Chưa đúng ý người hỏi."),
            Kind.Transfer => new QuestionAction.Transfer(elsewhere, "Thuộc thẩm quyền của Sở Xây dựng."),
            Kind.Accept => new QuestionAction.AcceptTransfer(),
            Kind.Return => new QuestionAction.ReturnTransfer("Không thuộc thẩm quyền."),
            Kind.Recall => new QuestionAction.RecallTransfer(),
            Kind.Defer => new QuestionAction.Defer("Phòng Nghiệp vụ Y", soon, null),
            Kind.Extend => new QuestionAction.Extend(soon.AddDays(10), "Chờ số liệu."),
            Kind.AskAsker => new QuestionAction.AskAsker("Xin cho biết trạm nào."),
            Kind.GoOn => new QuestionAction.GoOn(),
            Kind.Appeal => new QuestionAction.Appeal("Xin xem xét lại."),
            Kind.Grant => new QuestionAction.GrantAppeal("Nhận lại."),
            Kind.Withdraw => new QuestionAction.Withdraw(),
            _ => new QuestionAction.Undo(),
        };
    }

    private static async Task<int> ElsewhereAsync(RoomGround ground)
    {
        await using var db = ground.Open();
        return await db.Agencies.Where(a => a.Code == "so-xay-dung").Select(a => a.Id).SingleAsync();
    }

    /// <summary>Counted anew by following the merges, without the columns that the product counts with.</summary>
    private static async Task VotesCountEachPersonOnceAsync(DialogueDb db, List<Question> questions)
    {
        var byId = questions.ToDictionary(q => q.Id);
        var votes = await db.Votes.AsNoTracking().ToListAsync();
        foreach (var root in questions.Where(q => q.MergedIntoId is null))
        {
            var family = questions.Where(q => RootOf(q).Id == root.Id).ToList();
            var voters = votes.Where(v => family.Any(q => q.Id == v.QuestionId)).Select(v => v.Voter).Distinct().Count();
            Assert.Equal((root.Id, voters, family.Count - 1), (root.Id, root.Votes, root.MergedCount));
        }

        Question RootOf(Question question) => question.MergedIntoId is { } into ? RootOf(byId[into]) : question;
    }

    private static async Task ChainHoldsAsync(DialogueDb db, Room room)
    {
        var steps = await db.QuestionEvents.AsNoTracking().Where(e => e.RoomId == room.Id).OrderBy(e => e.Id).ToListAsync();
        var hash = Array.Empty<byte>();
        foreach (var step in steps)
        {
            hash = QuestionEvent.HashOf(hash, step.QuestionId, step.At, step.ActorRole, step.Action, step.State, QuestionEvent.DigestOf(step.Salt, step.Words));
            Assert.Equal(hash, step.Hash);
        }
        Assert.Equal(hash, room.LastHash);
    }

    private static async Task LedgerMatchesAsync(DialogueDb db, List<Question> questions)
    {
        var lines = await db.Commitments.AsNoTracking().Where(c => !c.TakenBack).ToListAsync();
        foreach (var question in questions)
        {
            var open = lines.Where(c => c.QuestionId == question.Id && c.KeptOn is null).ToList();
            var promise = question.Standing.OpenPromise;
            Assert.Equal(promise is null ? 0 : 1, open.Count);
            if (promise is not null)
                Assert.Equal((promise.DueOn, promise.Extensions, promise.WaitsSince), (open[0].DueOn, open[0].Extensions, open[0].WaitsSince));
        }
    }

    /// <summary>Whoever applied every event since the first sees what somebody sees who comes now.</summary>
    private static async Task ReplayEqualsSnapshotAsync(RoomGround ground, DialogueDb db, Audience audience)
    {
        var snapshot = await new RoomReads(db).SnapshotAsync(RoomGround.Code, audience, CancellationToken.None);
        var events = (await ground.EventsAsync(audience)).Where(e => e.RoomId == ground.RoomId).ToList();
        var seen = new SortedDictionary<long, string>();
        foreach (var told in events)
        {
            var payload = JsonElement.Parse(told.Payload);
            if (told.Kind == RoomEventKinds.Question)
                seen[payload.GetProperty("id").GetInt64()] = Facts(payload);
            else if (told.Kind == RoomEventKinds.Gone)
                seen.Remove(payload.GetProperty("questionId").GetInt64());
        }
        var now = snapshot!.Questions.Select(q => JsonSerializer.SerializeToElement(q, q.GetType(), RoomJson.Options))
            .ToDictionary(q => q.GetProperty("id").GetInt64(), Facts);

        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Seq));
        Assert.Equal(snapshot.Seq, events.Count);
        Assert.Equal(now.Keys.Order(), seen.Keys);
        Assert.All(now, one => Assert.Equal(one.Value, seen[one.Key]));
    }

    /// <summary>Times are kept to the microsecond in rows and finer in what was said at once.</summary>
    private static string Facts(JsonElement question) => string.Join(" ", question.EnumerateObject()
        .Where(field => field.Name != "votes" && !field.Name.EndsWith("At", StringComparison.Ordinal) && field.Name is not ("acceptBy" or "claimedUntil"))
        .OrderBy(field => field.Name).Select(field => $"{field.Name}={Word(field.Value)}"));

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetProperty("code").ToString(),
        JsonValueKind.Array => string.Join(",", value.EnumerateArray()),
        _ => value.ToString(),
    };
}
