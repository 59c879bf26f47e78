using System.Text.RegularExpressions;

namespace Dialogue.Core.Topics;

/// <summary>What may be wrong with one topic of a taxonomy.</summary>
public enum TopicProblem
{
    CodeForm,
    CodeTwice,
    Words,
    Colour,
    SuccessorOfOpen,
    Successor,
}

internal static partial class TopicFileRules
{
    public static IEnumerable<string> Broken(TopicFile file)
    {
        if (file.Version < 1)
            yield return "\"version\" must be 1 or more.";
        if (file.Topics.Count == 0)
            yield return "\"topics\" is empty.";
        foreach (var (topic, problem) in Problems(file.Topics))
            yield return problem == TopicProblem.CodeTwice
                ? $"the code \"{topic.Code}\" is used {file.Topics.Count(other => other.Code == topic.Code)} times."
                : $"topic \"{topic.Code}\": {Words(topic, problem)}";
    }

    public static IEnumerable<(TopicEntry Topic, TopicProblem Problem)> Problems(IReadOnlyList<TopicEntry> topics)
    {
        foreach (var twice in topics.GroupBy(topic => topic.Code).Where(same => same.Count() > 1))
            yield return (twice.First(), TopicProblem.CodeTwice);
        var codes = topics.Select(topic => topic.Code).ToHashSet();
        foreach (var topic in topics)
            foreach (var problem in OwnProblems(topic, codes))
                yield return (topic, problem);
    }

    private static IEnumerable<TopicProblem> OwnProblems(TopicEntry topic, HashSet<string> codes)
    {
        if (!CodeForm().IsMatch(topic.Code))
            yield return TopicProblem.CodeForm;
        if (new[] { topic.NameVi, topic.NameEn, topic.CoversVi, topic.CoversEn }.Any(string.IsNullOrWhiteSpace))
            yield return TopicProblem.Words;
        if (!ColourForm().IsMatch(topic.Colour))
            yield return TopicProblem.Colour;
        if (topic.SuccessorCode is not { } successor)
            yield break;
        if (topic.RetiredOn is null)
            yield return TopicProblem.SuccessorOfOpen;
        if (successor == topic.Code || !codes.Contains(successor))
            yield return TopicProblem.Successor;
    }

    private static string Words(TopicEntry topic, TopicProblem problem) => problem switch
    {
        TopicProblem.CodeForm => "a code holds a-z, 0-9 and single hyphens, at most 40 characters.",
        TopicProblem.Words => "names and what it covers must not be empty in either language.",
        TopicProblem.Colour => $"the colour \"{topic.Colour}\" is not of the form #1a2b3c.",
        TopicProblem.SuccessorOfOpen => "it has a successor but no \"retiredOn\".",
        _ => $"the successor \"{topic.SuccessorCode}\" is not another topic of the file.",
    };

    [GeneratedRegex("^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodeForm();

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex ColourForm();
}
