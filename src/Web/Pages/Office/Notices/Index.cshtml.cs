using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Words;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Notices;

/// <summary>Every text of the letters that leave the house, as it stands.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(CityWords words, Texts texts) : PageModel
{
    public sealed record Line(string Key, string Text, bool IsOwn);

    public sealed record Group(string Name, string Title, IReadOnlyList<Line> Lines);

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    [TempData]
    public string? Notice { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await words.RefreshAsync(stop);
        var shipped = NoticeTexts.In(Texts.Language).All;
        Groups =
        [
            .. LetterTexts.Keys.GroupBy(LetterTexts.GroupOf).Select(group => new Group(
                group.Key, LetterTexts.IsNews(group.Key) ? shipped["subject." + group.Key].Replace("{0}", "…", StringComparison.Ordinal) : texts["letter.group." + group.Key],
                [.. group.Select(key => new Line(key, Own(Texts.Language, key) ?? shipped[key], Own("vi", key) is not null || Own("en", key) is not null))])),
        ];
    }

    private string? Own(string language, string key) => words.Find(language, WriteNotice.Prefix + key);
}
