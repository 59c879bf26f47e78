using System.Text;

namespace Dialogue.Analytics.Topics;

/// <summary>
/// The same text as other citizens would type it: without marks, decomposed, in chat spelling, with slips of the finger, or all of
/// that in a hurry. For training (a copy of each text) and for measuring (a whole set); the same seed gives the same slips.
/// </summary>
public sealed class TypingVariants(uint seed)
{
    private const int SlipPercent = 8;
    private const int BarePercent = 40;
    private const int MissedSpacePercent = 2;

    private static readonly Dictionary<string, string[]> ChatSpelling = new(StringComparer.Ordinal)
    {
        ["không"] = ["ko", "k", "hok"],
        ["được"] = ["đc", "dc"],
        ["gì"] = ["j", "gì"],
        ["người"] = ["ng", "ngừi"],
        ["vậy"] = ["z", "v"],
        ["rồi"] = ["r", "rùi"],
        ["với"] = ["vs"],
        ["trước"] = ["trc"],
        ["biết"] = ["bít", "bik"],
        ["quá"] = ["wá", "qá"],
        ["em"] = ["e"],
        ["anh"] = ["a"],
        ["chị"] = ["c"],
        ["nhiều"] = ["nhìu"],
        ["cũng"] = ["cx", "cũg"],
        ["công"] = ["cong"],
        ["phường"] = ["p"],
        ["nhưng"] = ["nhg"],
        ["đường"] = ["đg"],
        ["nước"] = ["nc"],
        ["việt"] = ["vn"],
    };

    private uint state = seed == 0 ? 1 : seed;

    /// <summary>Without tone and vowel marks, <c>đ</c> as <c>d</c>, in lower case.</summary>
    public static string Stripped(string text) => VietnameseText.StripDiacritics(text);

    /// <summary>Canonically decomposed, as some phones and files have it: the letters and their marks as characters of their own.</summary>
    public static string Decomposed(string text) => text.Normalize(NormalizationForm.FormD);

    /// <summary>In lower case with the shortened words of chats.</summary>
    public string Chat(string text) => EachWord(text, word => ChatSpelling.TryGetValue(word, out var spellings) ? spellings[Next((uint)spellings.Length)] : word);

    /// <summary>With a slip in one word of twelve: two letters changed about, one left out, one doubled.</summary>
    public string Slips(string text) => EachWord(text, Slip);

    /// <summary>As on a phone in a bus: chat spelling, two words in five without marks, slips, a space missed now and then.</summary>
    public string Hurried(string text)
    {
        var typed = new StringBuilder();
        foreach (var word in Chat(text).Split(' '))
        {
            typed.Append(Slip(Next(100) < BarePercent ? Stripped(word) : word));
            if (Next(100) >= MissedSpacePercent)
                typed.Append(' ');
        }
        return typed.ToString();
    }

    private static string EachWord(string text, Func<string, string> typed) => string.Join(' ', text.ToLowerInvariant().Split(' ').Select(typed));

    private string Slip(string word)
    {
        if (word.Length < 3 || Next(100) >= SlipPercent)
            return word;
        var place = Next((uint)word.Length - 1);
        return Next(3) switch
        {
            0 => $"{word[..place]}{word[place + 1]}{word[place]}{word[(place + 2)..]}",
            1 => word.Remove(place, 1),
            _ => word.Insert(place, word[place].ToString()),
        };
    }

    private int Next(uint below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % below);
    }
}
