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

    [Fact]
    public async Task In_a_burst_of_joining_and_leaving_at_two_nodes_the_last_word_of_each_person_counts()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await using var other = ground.VotesAtAnotherNode();
        var questions = new List<long>();
        for (var nth = 0; nth < 8; nth++)
            questions.Add(await ground.PublishedAsync());
        var voters = Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7()).ToArray();

        // Each person goes over all questions, from another one on, and leaves every third of them again.
        await Parallel.ForEachAsync(voters.Index(), new ParallelOptions { MaxDegreeOfParallelism = 60 }, async (voter, stop) =>
        {
            for (var nth = 0; nth < questions.Count; nth++)
            {
                var question = questions[(voter.Index + nth) % questions.Count];
                await ground.VoteAsync(question, voter.Item);
                await other.CastAsync(question, voter.Item, joins: true, stop);
                if (nth % 3 == 0)
                    await other.CastAsync(question, voter.Item, joins: false, stop);
            }
        });

        await using var db = ground.Open();
        foreach (var question in await db.Questions.AsNoTracking().ToListAsync())
            Assert.Equal(await db.Votes.CountAsync(v => v.RootId == question.Id), question.Votes);
        Assert.Equal(60 * 5, await db.Questions.SumAsync(q => q.Votes));
    }

    [Fact]
    public async Task Of_joining_and_leaving_sent_at_once_the_last_counts()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        var (stays, leaves) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await Task.WhenAll(
            ground.VoteAsync(id, stays), ground.VoteAsync(id, stays, joins: false), ground.VoteAsync(id, stays),
            ground.VoteAsync(id, leaves), ground.VoteAsync(id, leaves, joins: false));

        await using var db = ground.Open();
        Assert.Equal(stays, (await db.Votes.SingleAsync()).Voter);
        Assert.Equal(1, (await db.Questions.SingleAsync()).Votes);
    }

    [Fact]
    public async Task Votes_that_race_with_merging_and_coming_out_again_are_neither_lost_nor_doubled()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var (target, merged) = (await ground.PublishedAsync(), await ground.PublishedAsync());
        var voters = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToArray();

        var merging = Task.Run(async () =>
        {
            for (var nth = 0; nth < 5; nth++)
            {
                Assert.IsType<HandleQuestion.Done>(await ground.HandleAsync(merged, new QuestionAction.Merge(target), RoomGround.Desk));
                Assert.IsType<HandleQuestion.Done>(await ground.HandleAsync(merged, new QuestionAction.Unmerge(), RoomGround.Desk));
            }
            Assert.IsType<HandleQuestion.Done>(await ground.HandleAsync(merged, new QuestionAction.Merge(target), RoomGround.Desk));
        });
        await Parallel.ForEachAsync(voters.Index(), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (voter, _) =>
            Assert.IsType<CastVote.Counted>(await ground.VoteAsync(voter.Index % 2 == 0 ? target : merged, voter.Item)));
        await merging;

        await using var db = ground.Open();
        Assert.Equal(200, (await db.Questions.SingleAsync(q => q.Id == target)).Votes);
        Assert.Equal(200, await db.Votes.Where(v => v.RootId == target).Select(v => v.Voter).Distinct().CountAsync());
    }

    [Fact]
    public async Task A_full_queue_says_so_at_once_and_what_it_took_is_counted_even_when_the_node_stops()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await using var holder = ground.Open();
        await using var held = await holder.Database.BeginTransactionAsync();
        await holder.Database.ExecuteSqlAsync($"select 1 from question where id = {id} for update");
        var stopping = ground.VotesAtAnotherNode(new VoteOptions { QueueLength = 2, GroupSize = 1 });

        var sent = Enumerable.Range(0, 12).Select(_ => stopping.CastAsync(id, Guid.CreateVersion7(), joins: true, CancellationToken.None)).ToList();
        var refused = await Task.WhenAll(sent.Where(vote => vote.IsCompleted));
        await held.CommitAsync();
        await stopping.DisposeAsync();
        var outcomes = await Task.WhenAll(sent);

        Assert.InRange(refused.Length, 9, 10);
        Assert.All(refused, outcome => Assert.True(Assert.IsType<CastVote.Busy>(outcome).RetryAfter > TimeSpan.Zero));
        await using var db = ground.Open();
        Assert.Equal(outcomes.OfType<CastVote.Counted>().Count(), (await db.Questions.SingleAsync(q => q.Id == id)).Votes);
        Assert.Equal(12 - refused.Length, outcomes.OfType<CastVote.Counted>().Count());
    }
}
