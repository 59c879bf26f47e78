using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions;

public sealed class AskingTests
{
    [Fact]
    public async Task The_same_key_sent_by_twenty_at_once_is_one_question_with_one_receipt()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var key = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ground.AskAsync("Khi nào có nước sạch về xã Ba Vì?", key)));

        Assert.Single(outcomes.Cast<AskQuestion.Asked>().Select(asked => asked.Receipt).Distinct());
        await using var db = ground.Open();
        Assert.Equal(1, await db.Questions.CountAsync());
    }

    [Fact]
    public async Task The_same_key_with_other_words_is_refused()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var key = Guid.CreateVersion7();
        await ground.AskAsync("Khi nào có nước sạch về xã Ba Vì?", key);

        var again = await ground.AskAsync("Khi nào sửa đường vào xã Ba Vì?", key);

        Assert.IsType<AskQuestion.KeyUsed>(again);
    }

    [Fact]
    public async Task A_closed_session_refuses_new_questions()
    {
        await using var ground = await RoomGround.WithSessionAsync(SessionState.Closed);

        var outcome = await ground.AskAsync("Khi nào có nước sạch về xã Ba Vì?");

        Assert.Equal(new AskQuestion.SessionClosed(SessionState.Closed), outcome);
    }

    [Fact]
    public async Task A_receipt_that_came_before_the_close_is_given_again_after_it()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var key = Guid.CreateVersion7();
        var first = await ground.AskAsync("Khi nào có nước sạch về xã Ba Vì?", key);
        await ground.MoveAsync(SessionState.Closed);

        var again = await ground.AskAsync("Khi nào có nước sạch về xã Ba Vì?", key);

        Assert.Equal(first, again);
    }

    [Theory]
    [InlineData("", AskProblem.Empty)]
    [InlineData(" \u202e ", AskProblem.Empty)]
    [InlineData("Sao vậy?", AskProblem.TooShort)]
    [InlineData("12345 67890 ?!", AskProblem.NoWords)]
    public async Task Words_that_are_no_question_are_named(string text, AskProblem problem)
    {
        await using var ground = await RoomGround.WithSessionAsync();

        var outcome = await ground.AskAsync(text);

        Assert.Equal(new AskQuestion.Invalid(problem), outcome);
    }

    [Fact]
    public void Direction_overrides_and_control_characters_leave_a_text_and_composed_letters_stay()
    {
        Assert.Equal("Hỏi về đất đai\nở xã", CitizenText.Clean("\u202eHo\u0309i về\u0000 đất đai\r\nở xã\u2066"));
        Assert.Equal("hoi ve dat dai", CitizenText.Fold("Hỏi về đất đai"));
        Assert.Equal("N.", CitizenText.Initial("Nguyễn Thị Nga"));
    }
}
