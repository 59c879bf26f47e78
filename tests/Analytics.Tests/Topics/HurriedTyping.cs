using System.Text;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

/// <summary>
/// Types a text as on a phone in a bus: two words in five without marks, chat spelling, a slip in one word of twelve, a space
/// missed now and then. The same slips on every run.
/// </summary>
internal sealed class HurriedTyping
{
    private uint state = 7;

    public string Type(string text)
    {
        var typed = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            typed.Append(Slip(Chat(Next(100) < 40 ? VietnameseText.StripDiacritics(word) : word)));
            if (Next(100) >= 2)
                typed.Append(' ');
        }
        return typed.ToString();
    }

    private static string Chat(string word) => word.ToLowerInvariant() switch
    {
        "không" => "ko",
        "khong" => "k",
        "được" => "dc",
        "gì" => "j",
        "người" => "ng",
        "vậy" => "z",
        "rồi" => "r",
        _ => word,
    };

    private string Slip(string word)
    {
        if (word.Length < 3 || Next(100) >= 8)
            return word;
        var place = (int)Next((uint)word.Length - 1);
        return Next(3) switch
        {
            0 => $"{word[..place]}{word[place + 1]}{word[place]}{word[(place + 2)..]}",
            1 => word.Remove(place, 1),
            _ => word.Insert(place, word[place].ToString()),
        };
    }

    private uint Next(uint below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state % below;
    }
}
