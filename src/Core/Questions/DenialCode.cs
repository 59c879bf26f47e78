using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Dialogue.Core.Questions;

/// <summary>
/// Why a desk may refuse to publish a question; the citizen reads it in words. Some come with the product, a city adds its own
/// (<see cref="Words.CityReason"/>), and what was ever used stays readable.
/// </summary>
[JsonConverter(typeof(DenialCodeJson))]
public readonly partial record struct DenialCode
{
    public const int NameMost = 32;

    public static readonly DenialCode OutOfScope = new("OutOfScope");
    public static readonly DenialCode ComplaintOrDenunciation = new("ComplaintOrDenunciation");
    public static readonly DenialCode PersonalData = new("PersonalData");
    public static readonly DenialCode Insulting = new("Insulting");
    public static readonly DenialCode Unclear = new("Unclear");
    public static readonly DenialCode AlreadyAnswered = new("AlreadyAnswered");

    /// <summary>Not a desk's word: the asker took the question back.</summary>
    public static readonly DenialCode WithdrawnByAsker = new("WithdrawnByAsker");

    private readonly string? name;

    private DenialCode(string name) => this.name = name;

    /// <summary>Those that a desk may use in every city.</summary>
    public static IReadOnlyList<DenialCode> Shipped { get; } = [OutOfScope, ComplaintOrDenunciation, PersonalData, Insulting, Unclear, AlreadyAnswered];

    /// <summary>Null for what is no code: words joined without diacritics, each with a capital first, as in <c>OutOfScope</c>.</summary>
    public static DenialCode? Parse(string? text) => text is { Length: <= NameMost } && Form().IsMatch(text) ? new DenialCode(text) : null;

    public override string ToString() => name ?? "";

    // Only the first letter changes its case on the wire, so a second capital there could not be told from none.
    [GeneratedRegex("^[A-Z][a-z0-9]+([A-Z][a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
