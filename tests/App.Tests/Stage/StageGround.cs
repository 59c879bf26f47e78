using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Polls;
using Dialogue.Core.Sessions;
using Dialogue.Core.Stage;

namespace Dialogue.App.Tests.Stage;

/// <summary>The use cases of the stage on a room's ground.</summary>
internal static class StageGround
{
    public static async Task<ArrangeLineUp.Outcome> PlaceAsync(this RoomGround ground, int number, int? place)
    {
        await using var db = ground.Open();
        return await new ArrangeLineUp(db, TimeProvider.System, new RoomHint()).PlaceAsync(RoomGround.Code, number, place, CancellationToken.None);
    }

    public static async Task<SendNote.Outcome> NoteAsync(this RoomGround ground, string words, bool byHost = false, Guid? key = null)
    {
        await using var db = ground.Open();
        return await new SendNote(db, TimeProvider.System, new RoomHint()).SendAsync(RoomGround.Code, byHost, words, key ?? Guid.CreateVersion7(), CancellationToken.None);
    }

    public static async Task<DraftPoll.Outcome> DraftAsync(this RoomGround ground, string question = "Ông/Bà muốn trạm y tế mở cửa buổi tối ngày nào?", params string[] options)
    {
        await using var db = ground.Open();
        var input = new DraftPoll.Input(RoomGround.Code, Guid.CreateVersion7(), question, null, options.Length == 0 ? ["Thứ Ba", "Thứ Năm", "Thứ Bảy"] : options, []);
        return await new DraftPoll(db, TimeProvider.System, new RoomHint()).DraftAsync(input, CancellationToken.None);
    }

    /// <returns>The id of a poll that is open.</returns>
    public static async Task<int> OpenPollAsync(this RoomGround ground)
    {
        await ground.DraftAsync();
        await using var db = ground.Open();
        var id = db.Polls.Where(p => p.State == PollState.Draft).Max(p => p.Id);
        Assert.Equal(DrivePoll.Outcome.Done, await ground.DriveAsync((drive, stop) => drive.OpenAsync(RoomGround.Code, id, stop)));
        return id;
    }

    public static async Task<DrivePoll.Outcome> DriveAsync(this RoomGround ground, Func<DrivePoll, CancellationToken, Task<DrivePoll.Outcome>> drive)
    {
        await using var db = ground.Open();
        return await drive(new DrivePoll(db, TimeProvider.System, new RoomHint()), CancellationToken.None);
    }

    public static async Task<CastPollVote.Outcome> ChooseAsync(this RoomGround ground, int poll, short nth, Guid voter)
    {
        await using var db = ground.Open();
        return await new CastPollVote(db).CastAsync(RoomGround.Code, poll, nth, voter, CancellationToken.None);
    }

    public static async Task<RoomSnapshot> SnapshotAsync(this RoomGround ground, Audience audience)
    {
        await using var db = ground.Open();
        return (await new RoomReads(db).SnapshotAsync(RoomGround.Code, audience, CancellationToken.None))!; // the session is no draft
    }
}
