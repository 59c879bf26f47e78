using System.Text;
using Dialogue.Analytics.Topics;

namespace Dialogue.Bench;

/// <summary>The sentences our classifier was taught with: as short and as plain as what citizens send.</summary>
internal static class SeedTexts
{
    public static IReadOnlyList<string> All { get; } = [.. Read()];

    private static IEnumerable<string> Read()
    {
        var assembly = typeof(TopicModel).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Topics.Seeds.", StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8); // just listed
            while (reader.ReadLine()?.Trim() is { } line)
                if (line.Length > 0 && line[0] != '#')
                    yield return line;
        }
    }
}
