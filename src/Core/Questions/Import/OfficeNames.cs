using System.Globalization;
using System.Text;

namespace Dialogue.Core.Questions.Import;

/// <summary>
/// Brings the many ways in which offices write each other's names to one: without diacritics, case and punctuation, with
/// the usual abbreviations spelled out. "UBND P. Láng", "phường Láng" and "phuong-lang" are the same.
/// </summary>
internal static class OfficeNames
{
    private static readonly (string Short, string Spelled)[] Abbreviations =
    [
        ("ubnd", "uy ban nhan dan"), ("vp", "van phong"),
        ("gd va dt", "giao duc va dao tao"), ("gd dt", "giao duc va dao tao"), ("gddt", "giao duc va dao tao"),
        ("nn va mt", "nong nghiep va moi truong"), ("nnmt", "nong nghiep va moi truong"),
        ("kh va cn", "khoa hoc va cong nghe"), ("khcn", "khoa hoc va cong nghe"),
        ("vh va tt", "van hoa va the thao"), ("vhtt", "van hoa va the thao"),
        ("qh kt", "quy hoach kien truc"), ("qhkt", "quy hoach kien truc"),
        ("dt va tg", "dan toc va ton giao"), ("dttg", "dan toc va ton giao"),
        ("p", "phuong"), ("x", "xa"), ("q", "quan"), ("h", "huyen"), ("tx", "thi xa"), ("tp", "thanh pho"),
    ];

    public static string Spelled(string words)
    {
        var name = $" {Plain(words)} ";
        foreach (var (abbreviation, spelled) in Abbreviations)
            name = name.Replace($" {abbreviation} ", $" {spelled} ", StringComparison.Ordinal);
        name = name.Trim();
        return name.StartsWith("uy ban nhan dan ", StringComparison.Ordinal) ? name["uy ban nhan dan ".Length..] : name;
    }

    /// <summary>
    /// Whether a word that is the same without diacritics bears others than in the office's names: "Phường Làng" for "Phường Láng". Words
    /// without any are how many offices write, and "hoà" is "hòa".
    /// </summary>
    public static bool HasOtherMarks(string words, params string[] names)
    {
        var known = names.SelectMany(WordsOf).ToHashSet();
        var plain = known.Select(CitizenText.Fold).ToHashSet();
        return WordsOf(words).Any(word => Marked(word) != CitizenText.Fold(word) && plain.Contains(CitizenText.Fold(word)) && !known.Any(one => Marked(one) == Marked(word)));
    }

    private static string[] WordsOf(string words) =>
        words.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split([' ', ',', '.', '-', '–', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The letters, and then the marks of all of them: where in a word the tone stands does not matter.</summary>
    private static string Marked(string word) =>
        CitizenText.Fold(word) + string.Concat(word.Normalize(NormalizationForm.FormD)
            .Where(c => c == 'đ' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark).Order());

    private static string Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (var c in CitizenText.Fold(words.Replace("&", " va ", StringComparison.Ordinal)))
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }
        return plain.ToString().Trim();
    }
}
