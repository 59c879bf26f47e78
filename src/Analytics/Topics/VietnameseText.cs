using System.Text;

namespace Dialogue.Analytics.Topics;

/// <summary>Letters of Vietnamese as a citizen types them: with marks, without, in capitals, composed or decomposed.</summary>
public static class VietnameseText
{
    // Every precomposed Vietnamese letter lies below U+1F00, so two flat tables answer both questions without a branch per script.
    private const int TableSize = 0x1F00;
    private static readonly char[] Lowered = BuildLowered();
    private static readonly char[] Stripped = BuildStripped();

    /// <summary>
    /// The text in lower case without tone and vowel marks, <c>đ</c> as <c>d</c>; everything else stays in place.
    /// A composed letter becomes one base letter, stray combining marks vanish.
    /// </summary>
    /// <param name="text">Any text, composed or decomposed, possibly empty.</param>
    /// <returns>The stripped text; never longer than the composed form of <paramref name="text"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string StripDiacritics(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var composed = Compose(text);
        var result = new StringBuilder(composed.Length);
        foreach (var c in composed)
        {
            if (!IsCombiningMark(c))
                result.Append(Strip(Lower(c)));
        }
        return result.ToString();
    }

    internal static string Compose(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x300 && (IsCombiningMark(c) || char.IsSurrogate(c)))
                return ComposeChecked(text);
        }
        return text;
    }

    internal static char Lower(char c) => c < TableSize ? Lowered[c] : char.ToLowerInvariant(c);

    internal static char Strip(char lower) => lower < TableSize ? Stripped[lower] : lower;

    internal static bool IsCombiningMark(char c) => c is >= '\u0300' and <= '\u036F';

    // string.Normalize refuses lone surrogates, which real exports do contain.
    private static string ComposeChecked(string text)
    {
        var whole = text.ToCharArray();
        for (var i = 0; i < whole.Length; i++)
        {
            var paired = char.IsHighSurrogate(whole[i]) && i + 1 < whole.Length && char.IsLowSurrogate(whole[i + 1]);
            if (paired)
                i++;
            else if (char.IsSurrogate(whole[i]))
                whole[i] = ' ';
        }
        return new string(whole).Normalize(NormalizationForm.FormC);
    }

    private static char[] BuildLowered()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = char.ToLowerInvariant((char)i);
        return table;
    }

    private static char[] BuildStripped()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            var c = (char)i;
            table[i] = c == 'đ' ? 'd' : char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c;
        }
        return table;
    }
}
