using System.Text.Json;

namespace Dialogue.Core.Topics.Models;

/// <summary>A candidate beside the model that reads, on readings of people that neither was trained on.</summary>
/// <param name="HeldOut">Every fifth corrected question; null when there are too few.</param>
/// <param name="Sample">The questions drawn at random and read by hand; null when there are too few.</param>
public sealed record TopicScores(TopicScores.Beside? HeldOut, TopicScores.Beside? Sample)
{
    /// <summary>Fewer texts than this cannot say which of two models is better.</summary>
    public const int FewestTexts = 20;

    /// <summary>Shares 0–1; the difference is candidate less current, with its 95 % interval.</summary>
    public sealed record Beside(int Texts, double Candidate, double Current, double Difference, double Low, double High);

    /// <summary>True when something was measured and nowhere is the candidate behind.</summary>
    public bool NotWorse => (HeldOut ?? Sample) is not null && HeldOut is null or { Difference: >= 0 } && Sample is null or { Difference: >= 0 };

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static TopicScores? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<TopicScores>(json, JsonSerializerOptions.Web);

    /// <summary>Compares two models by which texts each named rightly; the interval is Wald's for a mean of paired differences.</summary>
    /// <returns>Null with fewer than <see cref="FewestTexts"/> texts.</returns>
    public static Beside? Compare(IReadOnlyList<(bool Candidate, bool Current)> right)
    {
        if (right.Count < FewestTexts)
            return null;
        var differences = right.Select(pair => (pair.Candidate ? 1.0 : 0) - (pair.Current ? 1.0 : 0)).ToList();
        var mean = differences.Average();
        var spread = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (right.Count - 1.0) / right.Count);
        return new Beside(right.Count, right.Average(p => p.Candidate ? 1.0 : 0), right.Average(p => p.Current ? 1.0 : 0), mean, mean - 1.96 * spread, mean + 1.96 * spread);
    }
}
