using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Stage;

namespace Dialogue.App.Tests.Stage;

public sealed class NoteTests
{
    [Fact]
    public async Task A_note_reaches_desk_and_host_and_never_the_public()
    {
        await using var ground = await RoomGround.WithSessionAsync();

        await ground.NoteAsync("Còn 10 phút.");

        Assert.Equal("note", Assert.Single(await ground.EventsAsync(Audience.Host)).Kind);
        Assert.Equal("note", Assert.Single(await ground.EventsAsync(Audience.Desk)).Kind);
        Assert.Empty(await ground.EventsAsync(Audience.Public));
        Assert.Null((await ground.SnapshotAsync(Audience.Public)).Notes);
        Assert.Equal("Còn 10 phút.", Assert.Single((await ground.SnapshotAsync(Audience.Host)).Notes!).Words); // the host's has some
    }

    [Fact]
    public async Task The_other_side_says_that_it_has_read_it_and_the_sender_cannot()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.NoteAsync("Câu số 12 rất được quan tâm.");
        await using var db = ground.Open();
        var (notes, id) = (new SendNote(db, TimeProvider.System, new RoomHint()), db.StageNotes.Single().Id);

        Assert.Equal(SendNote.Outcome.NoSuchNote, await notes.AcknowledgeAsync(RoomGround.Code, id, byHost: false, CancellationToken.None));
        Assert.Equal(SendNote.Outcome.Done, await notes.AcknowledgeAsync(RoomGround.Code, id, byHost: true, CancellationToken.None));

        Assert.NotNull(Assert.Single((await ground.SnapshotAsync(Audience.Desk)).Notes!).SeenAt); // the desk's has some
    }

    [Fact]
    public async Task A_double_tap_is_one_note_and_an_empty_or_long_one_is_none()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var key = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ground.NoteAsync("Xin kết thúc câu này.", key: key)));

        Assert.Equal(SendNote.Outcome.Empty, await ground.NoteAsync("  \n "));
        Assert.Equal(SendNote.Outcome.TooLong, await ground.NoteAsync(new string('a', 201)));
        await using var db = ground.Open();
        Assert.Equal(1, db.StageNotes.Count());
    }
}
