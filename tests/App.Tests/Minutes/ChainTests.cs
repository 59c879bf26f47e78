using System.Security.Cryptography;
using System.Text;
using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Minutes;

public sealed class ChainTests
{
    [Fact]
    public async Task An_untouched_chain_holds_and_later_steps_leave_the_release_a_prefix_of_it()
    {
        long id = 0;
        await using var ground = await MinutesGround.EndedAsync(async room => id = await room.AnsweredAsync());
        Assert.Null(ChainCheck.Of(await ground.ChainAsync()).CoversRelease);
        await ground.ReleaseAsync();
        await ground.HandleAsync(id, new QuestionAction.CorrectAnswer("Từ ngày 2/12 trạm y tế trực đến 21 giờ."), RoomGround.Desk);

        var chain = await ground.ChainAsync();
        var check = ChainCheck.Of(chain);

        Assert.True(check.Holds);
        Assert.True(check.CoversRelease);
        Assert.Equal(chain.Links.Count - 1, chain.Released!.Length); // released
        Assert.NotEqual(chain.Last, chain.Released.Hash);
    }

    [Theory]
    [InlineData("update question_event set words = words || '.' where action = 'AnswerInWriting'", 3)]
    [InlineData("update question_event set words = 'Câu hỏi khác hẳn câu hỏi đã gửi' where action = 'Asked'", 1)]
    [InlineData("update question_event set state = 'Refused' where action = 'Publish'", 2)]
    [InlineData("update question_event set actor_role = 'Host' where action = 'Publish'", 2)]
    [InlineData("update question_event set at = at - interval '1 day' where action = 'AnswerInWriting'", 3)]
    [InlineData("update question_event set action = 'Refuse' where action = 'Publish'", 2)]
    [InlineData("delete from question_event where action = 'Publish'", 2)]
    [InlineData("delete from question_event where action = 'AnswerInWriting'", null)]
    [InlineData("update question_event set salt = '\\x00' where action = 'AnswerInWriting'", 3)]
    [InlineData("update question_event set digest = '\\x00' where action = 'AnswerInWriting'", 3)]
    [InlineData("update question_event set hash = '\\x00' where action = 'AnswerInWriting'", 3)]
    [InlineData("update room set last_hash = '\\x00'", null)]
    public async Task Whoever_changes_a_step_behind_the_back_of_the_application_is_found(string tampering, int? firstBroken)
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());
        await using var db = ground.Open();
#pragma warning disable EF1002 // statements of this test
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(tampering));
#pragma warning restore EF1002

        var check = ChainCheck.Of(await ground.ChainAsync());

        Assert.False(check.Holds);
        Assert.Equal(firstBroken, check.FirstBroken?.Nth);
    }

    [Fact]
    public async Task A_whole_chain_that_somebody_computed_anew_does_not_cover_the_release()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());
        await ground.ReleaseAsync();
        await RewriteAsync(ground);

        var check = ChainCheck.Of(await ground.ChainAsync());

        Assert.Null(check.FirstBroken);
        Assert.True(check.EndsWhereItShould);
        Assert.False(check.CoversRelease);
        Assert.False(check.Holds);
    }

    [Fact]
    public async Task Private_words_stay_a_digest_that_cannot_be_guessed_and_public_words_prove_theirs()
    {
        const string Secret = "Câu hỏi nêu tên riêng.";
        await using var ground = await RoomGround.WithSessionAsync();
        var refused = await ground.AskedAsync("Ông Nguyễn Văn Kín nợ tôi tiền, ai giải quyết?");
        await ground.HandleAsync(refused, new QuestionAction.Refuse(DenialCode.PersonalData, Secret), RoomGround.Desk);
        var waiting = await ground.AskedAsync("Trạm y tế có khám mắt cho người cao tuổi không?");
        var open = await ground.AnsweredAsync();

        var links = (await ground.ChainAsync()).Links;

        Assert.All(links.Where(link => link.Question == refused || link.Question == waiting), link => Assert.Equal((null, null), (link.Words, link.Salt)));
        Assert.DoesNotContain(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))), links.Select(link => link.Digest));
        var shown = links.Where(link => link.Question == open && link.Words is not null).ToList();
        Assert.Equal(["Asked", "AnswerInWriting"], shown.Select(link => link.Action));
        Assert.All(shown, link => Assert.Equal(link.Digest, Convert.ToHexStringLower(QuestionEvent.DigestOf(Convert.FromHexString(link.Salt!), link.Words)))); // with words comes salt
    }

    [Fact]
    public async Task The_same_words_said_twice_have_different_digests()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.AskedAsync();
        await ground.AskedAsync();

        var links = (await ground.ChainAsync()).Links;

        Assert.NotEqual(links[0].Digest, links[1].Digest);
    }

    [Fact]
    public async Task An_answer_that_was_taken_back_at_once_is_not_put_out_again()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.HandleAsync(id, new QuestionAction.AnswerInWriting("Trả lời nhầm cho người khác, có tên bà Kín."), RoomGround.Desk);
        await ground.HandleAsync(id, new QuestionAction.Undo(), RoomGround.Desk);

        var chain = await ground.ChainAsync();

        Assert.True(ChainCheck.Of(chain).Holds);
        Assert.Null(chain.Links.Single(link => link.Action == "AnswerInWriting").Words);
    }

    /// <summary>What somebody with the database in hand could do: other words, and every hash after them computed anew.</summary>
    private static async Task RewriteAsync(RoomGround ground)
    {
        await using var db = ground.Open();
        byte[] before = [];
        foreach (var step in await db.QuestionEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync())
        {
            var words = step.Action == "AnswerInWriting" ? "Sở chưa bao giờ hứa gì." : step.Words;
            var digest = QuestionEvent.DigestOf(step.Salt, words);
            before = QuestionEvent.HashOf(before, step.QuestionId, step.At, step.ActorRole, step.Action, step.State, digest);
            await db.Database.ExecuteSqlAsync($"update question_event set words = {words}, digest = {digest}, hash = {before} where id = {step.Id}");
        }
        await db.Database.ExecuteSqlAsync($"update room set last_hash = {before}");
    }
}
