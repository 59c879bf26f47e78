using System.Globalization;
using System.Text;

namespace Dialogue.Core.Questions;

/// <summary>
/// A citizen's words as they may be kept: NFC, without control characters and without characters that turn the writing
/// direction (they can make a text read differently from what it says).
/// </summary>
public static class CitizenText
{
    public const int QuestionMin = 10;
    public const int QuestionMax = 2000;

    public static string Clean(string? raw)
    {
        var text = new StringBuilder(raw?.Length ?? 0);
        foreach (var rune in (raw ?? "").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
                text.Append((char)rune.Value);
            else if (!IsUnwanted(rune))
                text.Append(rune);
        }
        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>One line, as long as it was written: what is put in a name or a place. Whoever keeps it says how long it may be.</summary>
    public static string? Line(string? raw)
    {
        var line = string.Join(' ', Clean(raw).Split(['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>A line cut to a length: for words to search by and names of files, which nobody keeps to read; never for what a person wrote.</summary>
    public static string? CutLine(string? raw, int most)
    {
        var line = Line(raw);
        return line?.Length > most ? line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)] : line;
    }

    /// <summary>Without diacritics, in lower case, đ as d: how search and likeness compare.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    /// <summary>What the public may see of a name: the initial of the given name. "Nguyễn Thị Nga" → "N."</summary>
    public static string? Initial(string? name)
    {
        var given = name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return given is null ? null : $"{StringInfo.GetNextTextElement(given).ToUpperInvariant()}.";
    }

    private static bool IsUnwanted(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.Format => rune.Value is not 0x200D, // a joiner belongs to an emoji
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => false,
    };
}
