using Dialogue.Core.Audit;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Words;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Notices;

/// <summary>One text of the letters in both languages: looked at in a letter, changed, or put back as it was shipped.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class EditModel(EditCityWords edit, CityWords words, SampleLetters samples, Texts texts) : PageModel
{
    private const int HistoryMost = 20;

    public string Key { get; private set; } = "";
    public IReadOnlyList<WriteNotice.Written> Letters { get; private set; } = [];
    public IReadOnlyList<CityWord> History { get; private set; } = [];

    [TempData]
    public string? Notice { get; set; }

    public IReadOnlyList<string> Places => NoticePlaces.Of(ShippedOf("vi"));

    private Guid Me => SignInDesk.PersonOf(User) ?? Guid.Empty;

    private string Name => WriteNotice.Prefix + Key;

    public string ShippedOf(string language) => NoticeTexts.In(language).All[Key];

    /// <summary>As it was sent, even when it was emptied; otherwise as it stands.</summary>
    public string TextOf(string language) => Sent(FieldOf(language)) ?? words.Find(language, Name) ?? ShippedOf(language);

    public static string FieldOf(string language) => language == "vi" ? "textVi" : "textEn";

    public async Task<IActionResult> OnGetAsync(string notice, CancellationToken stop)
    {
        if (!await FindAsync(notice, stop))
            return NotFound();
        Letters = Samples();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string notice, CancellationToken stop)
    {
        if (!await FindAsync(notice, stop))
            return NotFound();
        if (!IsUsable())
            return Refused();
        return await SaveAsync([Change("vi", TextOf("vi")), Change("en", TextOf("en"))], "letter.done.saved", stop);
    }

    public async Task<IActionResult> OnPostPreviewAsync(string notice, CancellationToken stop)
    {
        if (!await FindAsync(notice, stop))
            return NotFound();
        if (!IsUsable())
            return Refused();
        Letters = Samples();
        return Page();
    }

    public async Task<IActionResult> OnPostResetAsync(string notice, CancellationToken stop) => await FindAsync(notice, stop)
        ? await SaveAsync([new(Name, "vi", null), new(Name, "en", null)], "letter.done.reset", stop)
        : NotFound();

    private async Task<bool> FindAsync(string notice, CancellationToken stop)
    {
        if (!LetterTexts.Keys.Contains(notice))
            return false;
        Key = notice;
        await words.RefreshAsync(stop);
        History = [.. (await edit.HistoryAsync(Name, HistoryMost, stop)).Where(word => word.Name == Name)];
        return true;
    }

    private string? Sent(string field) => Request.HasFormContentType && Request.Form.TryGetValue(field, out var text) ? CitizenText.Clean($"{text}".ReplaceLineEndings("\n")) : null;

    private bool IsUsable()
    {
        foreach (var language in Texts.Languages)
        {
            var (field, text, shipped) = (FieldOf(language), TextOf(language), ShippedOf(language));
            if (text.Length is 0 or > CityWord.TextMost)
                ModelState.AddModelError(field, texts["letter.fault.length", CityWord.TextMost]);
            if (Key.Contains("subject", StringComparison.Ordinal) && text.Contains('\n', StringComparison.Ordinal))
                ModelState.AddModelError(field, texts["letter.fault.line"]);
            if (NoticePlaces.Missing(shipped, text) is { Count: > 0 } missing)
                ModelState.AddModelError(field, texts["letter.fault.missing", string.Join(", ", missing)]);
            if (NoticePlaces.Unknown(shipped, text) is { Count: > 0 } unknown)
                ModelState.AddModelError(field, texts["letter.fault.unknown", string.Join(", ", unknown)]);
        }
        return ModelState.IsValid;
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>A text that says what the shipped one says is the shipped one.</summary>
    private EditCityWords.Change Change(string language, string text) => new(Name, language, text == ShippedOf(language) ? null : text);

    private async Task<IActionResult> SaveAsync(IEnumerable<EditCityWords.Change> changes, string done, CancellationToken stop)
    {
        Notice = await edit.SaveAsync(changes, AuditAction.NoticeChanged, Me, stop) > 0 ? done : "letter.done.unchanged";
        return Redirect("/office/notices");
    }

    private List<WriteNotice.Written> Samples() =>
        [.. Texts.Languages.Select(language => samples.With(Key, language, TextOf(language))).DistinctBy(letter => letter.Language)];
}
