using System.Text.RegularExpressions;

namespace Dialogue.Core.Questions;

/// <summary>
/// Finds what a citizen may not want everybody to read: telephone numbers, numbers of identity cards and bank accounts, addresses of
/// electronic mail. It advises and decides nothing, so it would rather miss an odd spelling than call every number private. What it knows:
/// <list type="bullet">
/// <item>telephone: ten digits of a mobile (03, 05, 07, 08, 09), eleven of a landline (02…), or the same after +84; written in the groups
/// people use, with spaces, dots, hyphens or brackets. Short numbers of services (113, 1022, 1900…) and numbers of files, taxes and
/// customers are none;</item>
/// <item>identity card: twelve digits whose first three are a province's code (001–096) and whose fourth says sex and century (0–3), or
/// any twelve, or nine of the older card, after a word for such a card;</item>
/// <item>bank account: six to nineteen digits after "tài khoản" or "STK", unless they are an amount of money;</item>
/// <item>e-mail, except addresses of state agencies (.gov.vn), which are public.</item>
/// </list>
/// A household's address is part of what citizens ask about, and stays.
/// </summary>
public static partial class PrivateDetails
{
    private const int WordsBefore = 28;
    private const int WordsAfter = 12;

    private static readonly string[] CardWords = ["cccd", "cmnd", "cmt", "can cuoc", "chung minh", "dinh danh"];
    private static readonly string[] PhoneWords = ["dt", "dien thoai", "goi", "zalo", "lien he", "may ban", "lien lac", "nhan"];
    private static readonly string[] AccountWords = ["tai khoan", "stk", "so tk", "tk ngan hang"];
    private static readonly string[] FileWords = ["ho so", "thue", "mst", "khach hang", "hop dong", "bien nhan", "don hang", "ma don", "seri", "van don", "quyet dinh", "cong van", "giay phep"];

    public static IReadOnlyList<PrivateDetail> In(string text)
    {
        var found = Mail().Matches(text).Where(mail => !mail.Value.EndsWith(".gov.vn", StringComparison.OrdinalIgnoreCase))
            .Select(mail => new PrivateDetail(PrivateKind.Email, mail.Index, mail.Length)).ToList();
        foreach (Match run in Digits().Matches(text))
            if (!found.Exists(other => other.Start < run.Index + run.Length && run.Index < other.Start + other.Length))
                found.AddRange(InRun(text, run));
        return [.. found.OrderBy(one => one.Start)];
    }

    /// <summary>Each kind once, in the order of the text.</summary>
    public static IReadOnlyList<PrivateKind> KindsIn(string text) => [.. In(text).Select(one => one.Kind).Distinct()];

    /// <summary>Digits with little between them may be several numbers; the longest that reads as one wins.</summary>
    private static IEnumerable<PrivateDetail> InRun(string text, Match run)
    {
        var groups = Group().Matches(run.Value).Select(group => new Range(run.Index + group.Index, run.Index + group.Index + group.Length)).ToList();
        for (var first = 0; first < groups.Count; first++)
        {
            for (var last = Math.Min(groups.Count - 1, first + 5); last >= first; last--)
            {
                if (KindOf(new Number(text, groups[first..(last + 1)])) is not { } kind)
                    continue;
                var start = groups[first].Start.Value;
                // The plus, and a bracket that closes within the number, belong to it.
                while (start > run.Index && (text[start - 1] == '+' || (text[start - 1] == '(' && text[start..groups[last].End.Value].Contains(')'))))
                    start--;
                yield return new PrivateDetail(kind, start, groups[last].End.Value - start);
                first = last;
                break;
            }
        }
    }

    private static PrivateKind? KindOf(Number number)
    {
        var digits = number.Digits;
        if (digits.Length is < 6 or > 19 || number.IsPartOfCode || number.HasDate)
            return null;
        if (digits.Length == 12 && ((IsCard(digits) && number.IsGrouped(3)) || number.Follows(CardWords)))
            return PrivateKind.IdentityNumber;
        if (digits.Length == 9 && number.Follows(CardWords))
            return PrivateKind.IdentityNumber;
        if (number.IsMoney)
            return null;
        if (number.Follows(AccountWords) && !IsPhone(digits))
            return PrivateKind.BankAccount;
        return IsPhone(digits) && number.IsGroupedAsPhone && !number.Follows(FileWords) ? PrivateKind.Phone : null;
    }

    private static bool IsCard(string digits) => digits[0] == '0' && int.Parse(digits[..3], System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 96 && digits[3] <= '3';

    private static bool IsPhone(string digits)
    {
        // "+84 (0)912…" is written, too.
        var national = digits.StartsWith("840", StringComparison.Ordinal) ? digits[2..] : digits.StartsWith("84", StringComparison.Ordinal) ? $"0{digits[2..]}" : digits;
        return national is { Length: 10 } and ['0', '3' or '5' or '7' or '8' or '9', ..] or { Length: 11 } and ['0', '2', ..];
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(\.[\p{L}\p{N}\-]+)*\.\p{L}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"[+(]{0,2}[0-9]+([ .\-()\u00A0]{1,3}[0-9]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Group();

    [GeneratedRegex(@"^\s*(dong|d|vnd|ty|trieu|nghin|ngan|usd|m2|%)($|[^\p{L}\p{N}])", RegexOptions.NonBacktracking)]
    private static partial Regex Money();

    // "0912345678/HĐ", "12345678/2024/QĐ-UBND": a document's number.
    [GeneratedRegex(@"^\s?/\s?(\p{L}|(19|20)[0-9]{2}([^0-9]|$))", RegexOptions.NonBacktracking)]
    private static partial Regex Document();

    /// <summary>Some neighbouring groups of digits, read as one number, with what stands around it.</summary>
    private sealed class Number(string text, List<Range> groups)
    {
        private int Start => groups[0].Start.Value;
        private int End => groups[^1].End.Value;

        public string Digits => string.Concat(groups.Select(group => text[group]));

        public bool IsMoney => Money().IsMatch(Folded(End, Math.Min(text.Length, End + WordsAfter)));

        /// <summary>Letters or digits stand right before or behind it, as in the code of a customer or the number of a document.</summary>
        public bool IsPartOfCode =>
            (Start > 0 && (char.IsDigit(text[Start - 1]) || (char.IsLetter(text[Start - 1]) && char.IsUpper(text[Start - 1]) && !IsAfterWord)))
            || (End < text.Length && char.IsLetter(text[End])) || Document().IsMatch(text[End..Math.Min(text.Length, End + WordsAfter)]);

        /// <summary>"SĐT0912…", "CCCD001…".</summary>
        private bool IsAfterWord => Folded(Math.Max(0, Start - 4), Start) is var word
            && (word.EndsWith("dt", StringComparison.Ordinal) || word.EndsWith("tel", StringComparison.Ordinal) || word.EndsWith("lh", StringComparison.Ordinal) || word.EndsWith("stk", StringComparison.Ordinal)
                || word.EndsWith("cccd", StringComparison.Ordinal) || word.EndsWith("cmnd", StringComparison.Ordinal));

        /// <summary>Day, month and year stand next to each other.</summary>
        public bool HasDate
        {
            get
            {
                for (var i = 2; i < groups.Count; i++)
                    if (LengthOf(i - 2) <= 2 && LengthOf(i - 1) <= 2 && text[groups[i]] is { Length: 4 } and (['1', '9', ..] or ['2', '0', ..]))
                        return true;
                return false;
            }
        }

        /// <summary>A list of bus lines is no telephone number: pairs are one only after a word for it. "(0)" after 84 is no group.</summary>
        public bool IsGroupedAsPhone => IsGrouped(3) || (IsGrouped(2) && (groups.Exists(group => group.End.Value - group.Start.Value > 2) || Follows(PhoneWords)));

        /// <summary>Groups of so many digits at least, but for the first, which may be the country's.</summary>
        public bool IsGrouped(int digits) => groups.Skip(1).All(group => group.End.Value - group.Start.Value >= digits || (group.Equals(groups[1]) && text[group] == "0"));

        public bool Follows(string[] words)
        {
            var before = Folded(Math.Max(0, Start - WordsBefore), Start);
            return words.Any(word => before.Contains(word, StringComparison.Ordinal));
        }

        private int LengthOf(int nth) => groups[nth].End.Value - groups[nth].Start.Value;

        private string Folded(int from, int to) => CitizenText.Fold(text[from..to]);
    }
}
