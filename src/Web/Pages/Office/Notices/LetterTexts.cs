using Dialogue.Core.Notices;

namespace Dialogue.Web.Pages.Office.Notices;

/// <summary>The texts of letters in the order in which they are looked at. Reasons have a page of their own.</summary>
internal static class LetterTexts
{
    private static readonly string[] Shared = ["common", "confirm", "invitation", "reminder"];

    public static IReadOnlyList<string> Keys { get; } =
    [
        .. NoticeTexts.In("vi").All.Keys.Where(key => !key.StartsWith("denial.", StringComparison.Ordinal))
            .OrderBy(key => Array.IndexOf(Shared, GroupOf(key)) is >= 0 and var place ? place : Shared.Length),
    ];

    /// <summary>What belongs to one letter: the kind of news, or what all letters share.</summary>
    public static string GroupOf(string key) => key.Split('.') switch
    {
        ["next", "appeal"] => "refused",
        ["subject" or "what" or "next", var kind] => kind,
        ["confirm" or "invitation" or "reminder", ..] and var parts => parts[0],
        _ => "common",
    };

    public static bool IsNews(string group) => !Shared.Contains(group);
}
