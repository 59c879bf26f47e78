using Dialogue.Core.Questions;

namespace Dialogue.Web.Composition;

/// <summary>Says which kinds of private details a text seems to have.</summary>
public sealed class PrivateWords(Texts texts)
{
    public string List(IEnumerable<PrivateKind> kinds) => string.Join(", ", kinds.Distinct().Select(kind => texts["private.kind." + kind].Value));

    /// <summary>To whoever writes it; null when nothing was found.</summary>
    public string? Hint(string? text) => text is { Length: > 0 } && PrivateDetails.KindsIn(text) is { Count: > 0 } kinds ? texts["private.hint", List(kinds)].Value : null;
}
