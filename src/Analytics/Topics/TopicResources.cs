using System.Reflection;

namespace Dialogue.Analytics.Topics;

// The texts written for this product, embedded so that a model can be trained anywhere the assembly runs.
internal static class TopicResources
{
    private const string Prefix = "Dialogue.Analytics.Topics.";

    internal static readonly string[] Codes =
    [
        "land", "environment", "water", "health", "education", "business",
        "procedures", "transport", "construction", "security", "welfare", "other",
    ];

    internal static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The embedded topic resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static string Questions(string code) => Read($"Seed.Questions.{code}.txt");

    internal static string Lexicon(string code) => Read($"Seed.Lexicon.{code}.txt");

    internal static string Abbreviations() => Read("Seed.abbreviations.txt");

    internal static IEnumerable<string> Lines(string source) => source
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith('#'));
}
