using System.Text.RegularExpressions;

namespace Dialogue.Core.Notices;

/// <summary>The places of a text that a letter fills in: {0}, {1}. A city's own text has those of the shipped one, and no other braces.</summary>
public static partial class NoticePlaces
{
    public static IReadOnlyList<string> Of(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Missing(string shipped, string own) => [.. Of(shipped).Except(Of(own))];

    /// <summary>What stands in braces and means nothing here; a brace alone too.</summary>
    public static IReadOnlyList<string> Unknown(string shipped, string own) =>
        [.. Of(own).Except(Of(shipped)), .. Braces().Matches(Place().Replace(own, "")).Select(match => match.Value).Distinct()];

    public static bool Fit(string shipped, string own) => Missing(shipped, own).Count == 0 && Unknown(shipped, own).Count == 0;

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{[^{}]{0,20}\}|[{}]")]
    private static partial Regex Braces();
}
