namespace Dialogue.Analytics.Topics;

// Two schools write hòa and hoà, and fast typists leave the mark where the finger was (hòan, qúy, gía). One spelling is kept:
// open syllables carry the mark on the first vowel of oa, oe, uy (hòa, khỏe, thúy), closed ones on the second (hoàn, huỳnh),
// and the u of qu and the i of gi never carry it (quý, giá). All moves keep the length, so they are made in place.
internal static class TonePlacement
{
    private static readonly string[] Vowels =
        ["aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ"];

    private static readonly Dictionary<char, (int Vowel, int Tone)> Marks = Vowels
        .SelectMany((row, vowel) => row.Select((letter, tone) => (letter, vowel, tone)))
        .ToDictionary(m => m.letter, m => (m.vowel, m.tone));

    internal static void Canonicalise(Span<char> syllable)
    {
        if (!HasMark(syllable))
            return;
        for (var i = 0; i + 1 < syllable.Length; i++)
        {
            if (!Marks.TryGetValue(syllable[i], out var first) || !Marks.TryGetValue(syllable[i + 1], out var second))
                continue;
            var before = i > 0 ? syllable[i - 1] : ' ';
            var glide = IsGlide(Vowels[first.Vowel][0], before);
            if (glide || (IsMovingPair(first.Vowel, second.Vowel) && i + 2 < syllable.Length))
                Move(syllable, i, i + 1, first, second);
            else if (IsMovingPair(first.Vowel, second.Vowel))
                Move(syllable, i + 1, i, second, first);
        }
    }

    private static bool HasMark(ReadOnlySpan<char> syllable)
    {
        foreach (var c in syllable)
        {
            if (c > 127)
                return true;
        }
        return false;
    }

    private static bool IsGlide(char vowel, char before) => (vowel == 'u' && before == 'q') || (vowel == 'i' && before == 'g');

    private static bool IsMovingPair(int first, int second) =>
        (Vowels[first][0], Vowels[second][0]) is ('o', 'a') or ('o', 'e') or ('u', 'y');

    private static void Move(Span<char> syllable, int from, int to, (int Vowel, int Tone) source, (int Vowel, int Tone) target)
    {
        if (source.Tone == 0 || target.Tone != 0)
            return;
        syllable[from] = Vowels[source.Vowel][0];
        syllable[to] = Vowels[target.Vowel][source.Tone];
    }
}
