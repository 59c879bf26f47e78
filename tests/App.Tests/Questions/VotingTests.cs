using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions;

public sealed class VotingTests
{
    [Fact]
    public async Task Three_hundred_votes_at_once_half_of_them_twice_count_exactly()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        var voters = Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7()).ToArray();

        await Parallel.ForEachAsync(voters.Concat(voters.Take(150)), new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (voter, _) => Assert.IsType<CastVote.Counted>(await ground.VoteAsync(id, voter)));

        await using var db = ground.Open();
        Assert.Equal(300, (await db.Questions.SingleAsync(q => q.Id == id)).Votes);
        Assert.Equal(300, await db.Votes.CountAsync());
    }

    [Fact]
    public async Task A_vote_taken_back_twice_leaves_the_count_as_it_was()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        var voter = Guid.CreateVersion7();
        await ground.VoteAsync(id, voter);

        await ground.VoteAsync(id, voter, joins: false);
        var outcome = await ground.VoteAsync(id, voter, joins: false);

        Assert.Equal(new CastVote.Counted(0), outcome);
    }

    [Fact]
    public async Task A_question_that_waits_for_the_desk_cannot_be_joined_and_is_not_admitted_to_exist()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.AskedAsync();

        Assert.IsType<CastVote.NoSuchQuestion>(await ground.VoteAsync(id, Guid.CreateVersion7()));
    }
}
