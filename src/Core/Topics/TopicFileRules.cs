using System.Text.RegularExpressions;

namespace Dialogue.Core.Topics;

internal static partial class TopicFileRules
{
    public static IEnumerable<string> Broken(TopicFile file)
    {
        if (file.Version < 1)
            yield return "\"version\" must be 1 or more.";
        if (file.Topics.Count == 0)
            yield return "\"topics\" is empty.";
        foreach (var code in file.Topics.GroupBy(topic => topic.Code).Where(same => same.Count() > 1))
            yield return $"the code \"{code.Key}\" is used {code.Count()} times.";

        var codes = file.Topics.Select(topic => topic.Code).ToHashSet();
        foreach (var topic in file.Topics)
        {
            foreach (var error in OwnRules(topic, codes))
                yield return $"topic \"{topic.Code}\": {error}";
        }
    }

    private static IEnumerable<string> OwnRules(TopicEntry topic, HashSet<string> codes)
    {
        if (!CodeForm().IsMatch(topic.Code))
            yield return "a code holds a-z, 0-9 and single hyphens, at most 40 characters.";
        if (new[] { topic.NameVi, topic.NameEn, topic.CoversVi, topic.CoversEn }.Any(string.IsNullOrWhiteSpace))
            yield return "names and what it covers must not be empty in either language.";
        if (!ColourForm().IsMatch(topic.Colour))
            yield return $"the colour \"{topic.Colour}\" is not of the form #1a2b3c.";
        if (topic.SuccessorCode is not { } successor)
            yield break;
        if (topic.RetiredOn is null)
            yield return "it has a successor but no \"retiredOn\".";
        if (successor == topic.Code || !codes.Contains(successor))
            yield return $"the successor \"{successor}\" is not another topic of the file.";
    }

    [GeneratedRegex("^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodeForm();

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex ColourForm();
}
