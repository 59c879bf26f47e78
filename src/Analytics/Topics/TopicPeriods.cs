namespace Dialogue.Analytics.Topics;

/// <summary>How often a topic came up in two periods, among how many questions in all.</summary>
/// <param name="Before">Questions about it in the earlier period.</param>
/// <param name="AllBefore">All questions of the earlier period.</param>
/// <param name="Now">Questions about it in the later period.</param>
/// <param name="AllNow">All questions of the later period.</param>
public readonly record struct TopicPeriods(int Before, int AllBefore, int Now, int AllNow);
