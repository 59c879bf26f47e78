using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Audit;
using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.App.Tests.Minutes;

/// <summary>A dialogue of the room's ground that has ended, and what the desk and the host do with its minutes.</summary>
internal static class MinutesGround
{
    public const string Statement = "Còn một câu hỏi chờ Bảo hiểm xã hội xác minh, trả lời trước ngày 10/12.";

    public static async Task<RoomGround> EndedAsync(Func<RoomGround, Task> before)
    {
        var ground = await RoomGround.WithSessionAsync();
        await before(ground);
        Assert.Equal(SessionMove.Moved, await ground.MoveAsync(SessionState.Closed));
        return ground;
    }

    public static async Task<long> AnsweredAsync(this RoomGround ground, string answer = "Từ ngày 1/12 trạm y tế trực đến 20 giờ.")
    {
        var id = await ground.PublishedAsync();
        Assert.IsType<HandleQuestion.Done>(await ground.HandleAsync(id, new QuestionAction.AnswerInWriting(answer), RoomGround.Desk));
        return id;
    }

    public static async Task<MinutesReads.Draft> DraftAsync(this RoomGround ground)
    {
        await using var db = ground.Open();
        return (await new MinutesReads(db).DraftAsync(RoomGround.Code, CancellationToken.None))!; // the session exists
    }

    public static async Task<SaveMinutes.Outcome> SaveAsync(this RoomGround ground, int fromVersion, string by, params (string Field, string Words)[] fields)
    {
        await using var db = ground.Open();
        return await new SaveMinutes(db, TimeProvider.System).SaveAsync(
            new SaveMinutes.Input(RoomGround.Code, fromVersion, fields.ToDictionary(field => field.Field, field => field.Words), null, by), CancellationToken.None);
    }

    public static async Task<ReleaseMinutes.Outcome> ReleaseAsync(this RoomGround ground, int version = 0)
    {
        await using var db = ground.Open();
        return await new ReleaseMinutes(db, TimeProvider.System, new RoomHint(), new AuditTrail(db, TimeProvider.System))
            .ReleaseAsync(new ReleaseMinutes.Input(RoomGround.Code, version, RoomGround.Host), CancellationToken.None);
    }

    public static async Task<RoomChain> ChainAsync(this RoomGround ground)
    {
        await using var db = ground.Open();
        return (await new ChainReads(db).ReadAsync(RoomGround.Code, CancellationToken.None))!; // the session exists
    }
}
