using Dialogue.Core.Questions;

namespace Dialogue.App.Tests.Questions;

public sealed class CoverageTests
{
    [Fact]
    public void Everybody_who_asked_or_joined_counts_where_the_question_went()
    {
        var coverage = Coverage.Of(
        [
            new(QuestionOutcome.AnsweredLive, Votes: 9, "y-te"),
            new(QuestionOutcome.Merged, Votes: 0, "y-te"),
            new(QuestionOutcome.Open, Votes: 4, "y-te"),
            new(QuestionOutcome.Open, Votes: 0, "giao-thong"),
            new(QuestionOutcome.Refused, Votes: 0, "dat-dai"),
        ]);

        Assert.Equal((17, 11, 64), (coverage.Askers, coverage.AskersCovered, coverage.AskersPercent));
        Assert.Equal((2, 1), (coverage.Topics, coverage.TopicsCovered));
        Assert.Equal((5, 2), (coverage.Balance.Received, coverage.Balance.Open));
    }

    [Fact]
    public void A_hundred_percent_is_said_only_when_nobody_is_left()
    {
        var coverage = Coverage.Of([new(QuestionOutcome.AnsweredLive, 999, null), new(QuestionOutcome.Open, 0, null)]);

        Assert.Equal(99, coverage.AskersPercent);
    }

    [Fact]
    public void An_empty_room_has_covered_nobody() => Assert.Equal((0, 0), (Coverage.Of([]).AskersPercent, Coverage.Of([]).TopicsPercent));
}
