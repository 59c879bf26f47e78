using System.Collections.Frozen;

namespace Dialogue.Core.Questions;

/// <summary>
/// Syllables that a question to an office begins and ends with, whatever it is about: "cho tôi hỏi", "xin hỏi", "bao giờ", "đề nghị".
/// Folded. They count for little when texts are compared, and not at all when something is looked for (the same list stands
/// in migration M0037; a change here needs one there).
/// </summary>
public static class CommonWords
{
    private const string List = """
        a ai anh ba bac ban bao bi biet boi cac cai can chau chi cho chua chung co con cong cua cung da dang de den deu di dieu do doi dong duoc em
        gi gia gio giup ha hay het hien hoach hoi ke khi khong kieu la lai lam len luc luon ma mai may mong moi mot nao nay nen neu nghi ngay nguoi nha nhe nhieu
        nhu nhung no noi nua o ong phai qua ra rang rat roi sao sau se su tai tam the theo thi thuong toi tren trong tu tung u va van vao ve vi viec
        voi vua xin xem y
        """;

    private static readonly FrozenSet<string> Words = List.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Has(ReadOnlySpan<char> word) => Spans.Contains(word);

    /// <summary>What is left of a folded text when the common words are taken out.</summary>
    public static string Without(string folded) =>
        string.Join(' ', Syllables.Of(folded).Where(range => !Has(folded.AsSpan()[range])).Select(range => folded[range]));
}
