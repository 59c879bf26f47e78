namespace Dialogue.Analytics.Topics;

// The normalised text as words over two parallel character arrays: the accented view and the stripped one. Both have the same
// offsets, because one letter with marks strips to exactly one letter. The arrays are reused from text to text.
internal sealed class TokenBuffer(Abbreviations abbreviations)
{
    private const double AccentedShare = 0.1;
    private char[] accented = new char[4096];
    private char[] stripped = new char[4096];
    private int length;

    internal List<(int Start, int Length)> Words { get; } = new(512);

    /// <summary>True when enough words carry marks to say that the author types them.</summary>
    internal bool IsAccented { get; private set; }

    internal ReadOnlySpan<char> Accented(int word) => accented.AsSpan(Words[word].Start, Words[word].Length);

    internal ReadOnlySpan<char> Stripped(int word) => stripped.AsSpan(Words[word].Start, Words[word].Length);

    internal void Read(string text)
    {
        Words.Clear();
        length = 0;
        var composed = VietnameseText.Compose(text);
        for (var i = 0; i < composed.Length;)
            i = char.IsLetter(composed[i]) ? ReadWord(composed, i) : char.IsAsciiDigit(composed[i]) ? ReadNumber(composed, i) : i + 1;
        StripAll();
    }

    private int ReadWord(string text, int start)
    {
        Reserve(text.Length - start);
        var from = length;
        var i = start;
        for (; i < text.Length && (char.IsLetter(text[i]) || VietnameseText.IsCombiningMark(text[i])); i++)
        {
            if (!VietnameseText.IsCombiningMark(text[i]) && !IsDrawnOut(text, i, start))
                accented[length++] = VietnameseText.Lower(text[i]);
        }
        var word = accented.AsSpan(from, length - from);
        TonePlacement.Canonicalise(word);
        if (IsLink(word))
            return SkipLink(text, i, from);
        if (abbreviations.TryExpand(word, out var expansion))
            Replace(from, expansion);
        else if (word.Length > 0)
            Words.Add((from, word.Length));
        return i;
    }

    // "lắmmmm" says "lắm" loudly: a letter repeated three times or more is kept once.
    private static bool IsDrawnOut(string text, int i, int start)
    {
        var c = text[i];
        var sameBefore = i > start && text[i - 1] == c;
        if (!sameBefore)
            return false;
        return (i > start + 1 && text[i - 2] == c) || (i + 1 < text.Length && text[i + 1] == c);
    }

    private static bool IsLink(ReadOnlySpan<char> word) => word is "http" or "https" or "www";

    private int SkipLink(string text, int i, int from)
    {
        length = from;
        while (i < text.Length && !char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }

    private void Replace(int from, string[] expansion)
    {
        length = from;
        foreach (var word in expansion)
        {
            Reserve(word.Length);
            word.CopyTo(accented.AsSpan(length));
            Words.Add((length, word.Length));
            length += word.Length;
        }
    }

    // All numbers, dates and house numbers fold to one word: which one it was says nothing about the topic.
    private int ReadNumber(string text, int i)
    {
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || IsInsideNumber(text, i)))
            i++;
        Reserve(1);
        accented[length] = '0';
        Words.Add((length++, 1));
        return i;
    }

    private static bool IsInsideNumber(string text, int i) =>
        text[i] is '.' or ',' or '/' or '-' or ':' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    private void StripAll()
    {
        var marked = 0;
        foreach (var (start, size) in Words)
        {
            var differs = false;
            for (var i = start; i < start + size; i++)
            {
                stripped[i] = VietnameseText.Strip(accented[i]);
                differs |= stripped[i] != accented[i];
            }
            marked += differs ? 1 : 0;
        }
        IsAccented = marked > AccentedShare * Words.Count;
    }

    private void Reserve(int more)
    {
        if (length + more <= accented.Length)
            return;
        Array.Resize(ref accented, Math.Max(2 * accented.Length, length + more));
        Array.Resize(ref stripped, accented.Length);
    }
}
