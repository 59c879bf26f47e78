using Dialogue.Analytics.Topics;

namespace Dialogue.Bench;

/// <summary>The sentences our classifier was taught with: as short and as plain as what citizens send.</summary>
internal static class SeedTexts
{
    public static IReadOnlyList<string> All { get; } = [.. TopicCorpus.Shipped.Texts.Select(text => text.Text)];
}
