using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.App.Tests.Questions;

public sealed class SimilarQuestionsTests
{
    private const string Lamp = "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?";
    private const string LampAgain = "den duong ngo 12 pho vong hong, bao gio sua";
    private const string Doctor = "Trạm y tế phường Láng bao giờ có bác sĩ trực buổi tối?";
    private const string School = "Trường mầm non công lập của phường hết chỗ, năm sau có tăng lớp không?";

    [Fact]
    public async Task A_desk_is_shown_what_probably_asks_the_same_and_nothing_else()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var lamp = await ground.AskedAsync(Lamp);
        var doctor = await ground.AskedAsync(Doctor);
        await ground.AskedAsync(School);
        var again = await ground.AskedAsync(LampAgain);

        var likely = await AmongAsync(ground, null);

        Assert.Equal(lamp, Assert.Single(likely[again]).Id);
        Assert.Equal(again, Assert.Single(likely[lamp]).Id);
        Assert.DoesNotContain(doctor, likely.Keys);
    }

    [Fact]
    public async Task A_question_that_went_into_another_points_to_where_it_went()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var root = await ground.AskedAsync("Ngõ 12 Vọng tối om, bao giờ phường thay bóng đèn đường?");
        var lamp = await ground.AskedAsync(Lamp);
        Assert.IsType<HandleQuestion.Done>(await ground.HandleAsync(lamp, new QuestionAction.Merge(root), RoomGround.Desk));
        var again = await ground.AskedAsync(LampAgain);

        var likely = await AmongAsync(ground, [again]);

        Assert.Equal(root, Assert.Single(likely[again]).Id);
        Assert.Equal([again], likely.Keys);
    }

    [Fact]
    public async Task A_refused_one_is_shown_but_takes_none_in()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var lamp = await ground.AskedAsync(Lamp);
        await ground.HandleAsync(lamp, new QuestionAction.Refuse(DenialCode.OutOfScope, "Không thuộc phạm vi."), RoomGround.Desk);
        var again = await ground.AskedAsync(LampAgain);

        var like = Assert.Single((await AmongAsync(ground, [again]))[again]);

        Assert.Equal((QuestionState.Refused, false), (like.State, like.TakesOthers));
    }

    [Theory]
    [InlineData("den duong ngo 12 pho vong")]
    [InlineData("Cho tôi hỏi bao giờ sửa đèn đường phố Vọng, ngõ 12")]
    [InlineData("đèn đuờng ngõ 12 phố Vọg hỏng")]
    public async Task Whoever_writes_finds_the_public_question_that_asks_the_same(string written)
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var lamp = await ground.AskedAsync(Lamp);
        foreach (var other in new[] { Doctor, School })
            await ground.HandleAsync(await ground.AskedAsync(other), new QuestionAction.Publish(), RoomGround.Desk);
        Assert.Empty(await PublicAsync(ground, written));

        await ground.HandleAsync(lamp, new QuestionAction.Publish(), RoomGround.Desk);

        var found = Assert.Single(await PublicAsync(ground, written));
        Assert.Equal((lamp, Lamp, RoomGround.Code, true), (found.Id, found.Text, found.SessionCode, found.InThisRoom));
    }

    [Fact]
    public async Task What_has_an_answer_comes_first()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var waits = await ground.AskedAsync(Lamp);
        await ground.HandleAsync(waits, new QuestionAction.Publish(), RoomGround.Desk);
        var answered = await ground.AskedAsync(LampAgain + " day");
        await ground.HandleAsync(answered, new QuestionAction.AnswerInWriting("Đã sửa xong ngày 12 tháng 11."), RoomGround.Desk);

        var found = await PublicAsync(ground, Lamp);

        Assert.Equal([answered, waits], found.Select(like => like.Id));
        Assert.Equal("Đã sửa xong ngày 12 tháng 11.", found[0].Answer);
    }

    [Fact]
    public async Task What_other_rooms_asked_in_the_same_words_does_not_hide_the_one_that_can_be_joined_here()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        long[] same = [await PublishedAsync(ground), await PublishedAsync(ground), await PublishedAsync(ground), await PublishedAsync(ground)];
        foreach (var elsewhere in same[1..])
            await MoveToAnotherSessionAsync(ground, elsewhere);

        var found = Assert.Single(await PublicAsync(ground, LampAgain));

        Assert.Equal((same[0], true), (found.Id, found.InThisRoom));
    }

    [Fact]
    public async Task Common_words_alone_find_nothing()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.HandleAsync(await ground.AskedAsync("Cho tôi hỏi bao giờ thì phường có trạm sạc xe điện?"), new QuestionAction.Publish(), RoomGround.Desk);

        Assert.Empty(await PublicAsync(ground, "Cho tôi hỏi bao giờ thì có ạ, xin cho biết"));
        Assert.Empty(await PublicAsync(ground, ""));
    }

    private static async Task<long> PublishedAsync(RoomGround ground)
    {
        var id = await ground.AskedAsync(Lamp);
        await ground.HandleAsync(id, new QuestionAction.Publish(), RoomGround.Desk);
        return id;
    }

    private static async Task MoveToAnotherSessionAsync(RoomGround ground, long id)
    {
        await using var db = ground.Open();
        var here = await db.Sessions.AsNoTracking().SingleAsync(s => s.Code == RoomGround.Code);
        var there = new Session { Code = $"DEF{id + 222}", AgencyId = here.AgencyId, Room = new Room(), TitleVi = here.TitleVi, StartsAt = here.StartsAt, EndsAt = here.EndsAt };
        there.TryMove(SessionState.Announced, here.StartsAt);
        db.Add(there);
        await db.SaveChangesAsync();
        await db.Questions.Where(q => q.Id == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.RoomId, there.RoomId));
    }

    private static async Task<IReadOnlyDictionary<long, IReadOnlyList<LikelyDuplicate>>> AmongAsync(RoomGround ground, long[]? of)
    {
        await using var db = ground.Open();
        var session = await db.Sessions.SingleAsync(s => s.Code == RoomGround.Code);
        var seen = await new RoomReads(db).QuestionsOf(session, Audience.Desk).OrderBy(q => q.Id)
            .Select(q => new SimilarQuestions.Seen(q.Id, q.RoomId, q.Folded, q.State, q.RootId)).ToListAsync();
        return await Similar(db).AmongAsync(session.RoomId, seen, of, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<SimilarQuestion>> PublicAsync(RoomGround ground, string text)
    {
        await using var db = ground.Open();
        var roomId = await db.Sessions.Where(s => s.Code == RoomGround.Code).Select(s => s.RoomId).SingleAsync();
        return await Similar(db).PublicAsync(text, roomId, 3, CancellationToken.None);
    }

    private static SimilarQuestions Similar(DialogueDb db) =>
        new(db, new RoomLikeness(), new TermFrequencies(NpgsqlDataSource.Create(db.Database.GetConnectionString()!), TimeProvider.System)); // every test has a database
}
