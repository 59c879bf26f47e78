using Dialogue.Core.Questions;
using Dialogue.Core.Words;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Office;

/// <summary>The words of a reason for refusals as an administrator typed them. Each fault is a field and the key of a text.</summary>
/// <param name="Template">What the desk's words begin with.</param>
internal sealed record ReasonWords(string? NameVi, string? NameEn, string Template)
{
    public static ReasonWords Typed(string? vi, string? en, string? template) =>
        new(CitizenText.Line(vi), CitizenText.Line(en), CitizenText.Clean(template));

    public IEnumerable<(string Field, string Key)> Faults()
    {
        if (NameVi is null or { Length: > ReasonsModel.NameMost })
            yield return ("nameVi", "reason.fault.nameVi");
        if (NameEn is null or { Length: > ReasonsModel.NameMost })
            yield return ("nameEn", "reason.fault.nameEn");
        if (Template.Length is 0 or > CityWord.TextMost)
            yield return ("template", "reason.fault.template");
        foreach (var (field, text) in new[] { ("nameVi", NameVi), ("nameEn", NameEn), ("template", Template) })
            if (text?.IndexOfAny(['{', '}']) >= 0)
                yield return (field, "reason.fault.braces"); // Texts with them are patterns.
    }

    /// <summary>Every name that stands already, folded, in both languages.</summary>
    public static IReadOnlyCollection<string> Taken(CityWords words, Texts texts) =>
        [.. words.Reasons.SelectMany(reason => new[] { texts.In("vi", "denial." + reason.Code), texts.In("en", "denial." + reason.Code) }).Select(CitizenText.Fold)];
}
