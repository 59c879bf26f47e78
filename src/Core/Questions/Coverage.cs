namespace Dialogue.Core.Questions;

/// <summary>
/// What would be said if the dialogue ended now: how many of those who asked, or joined a question, have an outcome, and how many
/// of the topics raised. Whoever went into another question counts where it went. A refusal is an outcome to its asker but
/// covers no topic.
/// </summary>
public sealed record Coverage(int Askers, int AskersCovered, int Topics, int TopicsCovered, Balance Balance)
{
    public sealed record Row(QuestionOutcome Outcome, int Votes, string? Topic);

    /// <summary>In percent, rounded down: 100 only when nobody is left.</summary>
    public int AskersPercent => Percent(AskersCovered, Askers);

    public int TopicsPercent => Percent(TopicsCovered, Topics);

    public static Coverage Of(IReadOnlyCollection<Row> rows)
    {
        var standing = rows.Where(row => row.Outcome != QuestionOutcome.Merged).ToList();
        var topics = standing.Where(row => row.Topic is not null && row.Outcome != QuestionOutcome.Refused).ToLookup(row => row.Topic, row => row.Outcome);
        return new Coverage(
            standing.Sum(Heads), standing.Where(row => row.Outcome != QuestionOutcome.Open).Sum(Heads),
            topics.Count, topics.Count(topic => topic.Any(outcome => outcome != QuestionOutcome.Open)),
            Balance.Of([.. rows.Select(row => row.Outcome)]));
    }

    private static int Heads(Row row) => row.Votes + 1;

    private static int Percent(int part, int whole) => whole == 0 ? 0 : part * 100 / whole;
}
