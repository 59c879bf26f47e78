using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Words;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Office;

/// <summary>The reasons for which desks refuse questions: their words in both languages, and which of them are offered.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class ReasonsModel(EditCityWords edit, EditReasons reasons, CityWords words, Texts texts) : ReasonFormModel
{
    public const int NameMost = 160;
    private const int HistoryMost = 200;
    private const int ReasonsPerPage = 30;

    public ILookup<string, CityWord> History { get; private set; } = Array.Empty<CityWord>().ToLookup(word => "");

    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<OfferedReason> Shown { get; private set; } = [];

    public DenialCode? Code { get; private set; }

    /// <summary>The words of a reason were sent; a button alone sends none, and its refusal leaves them as they are.</summary>
    public bool Typing { get; private set; }

    [BindProperty(Name = "code")]
    public string? Sent { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await words.RefreshAsync(stop);
        await LoadAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Chosen() is not { } code)
            return await RefuseAsync("", "reason.fault.code", stop);
        Typing = true;
        var typed = Typed(texts, $"-{code}");
        if (!ModelState.IsValid)
            return await AgainAsync(stop);
        return await SaveAsync(
            [Own("vi", $"denial.{code}", typed.NameVi), Own("en", $"denial.{code}", typed.NameEn), Own("vi", $"triage.template.{code}", typed.Template)], "reason.done.saved", stop);
    }

    /// <summary>A reason that the city added has nothing to go back to.</summary>
    public async Task<IActionResult> OnPostResetAsync(CancellationToken stop) => Chosen() is { } code && DenialCode.Shipped.Contains(code)
        ? await SaveAsync([new($"denial.{code}", "vi", null), new($"denial.{code}", "en", null), new($"triage.template.{code}", "vi", null)], "reason.done.reset", stop)
        : await RefuseAsync("", "reason.fault.code", stop);

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken stop) => Chosen() is { } code && await reasons.RetireAsync(code, Me, stop)
        ? Back("reason.done.retired")
        : await RefuseAsync("", "reason.fault.retire", stop);

    public async Task<IActionResult> OnPostReinstateAsync(CancellationToken stop) => Chosen() is { } code && await reasons.ReinstateAsync(code, Me, stop)
        ? Back("reason.done.reinstated")
        : await RefuseAsync("", "reason.fault.code", stop);

    public (string NameVi, string NameEn, string Template) TextsOf(DenialCode code) =>
        (texts.In("vi", "denial." + code), texts.In("en", "denial." + code), texts.In("vi", "triage.template." + code));

    private DenialCode? Chosen() => Code = DenialCode.Parse(Sent) is { } code && words.Reasons.Any(reason => reason.Code == code) ? code : null;

    /// <summary>A text that says what the shipped one says is the shipped one.</summary>
    private EditCityWords.Change Own(string language, string name, string? text) => new(name, language, text == texts.Shipped(language, name) ? null : text);

    private async Task<IActionResult> SaveAsync(IEnumerable<EditCityWords.Change> changes, string done, CancellationToken stop) =>
        Back(await edit.SaveAsync(changes, AuditAction.ReasonChanged, Me, stop) > 0 ? done : "reason.done.unchanged");

    private Task<IActionResult> RefuseAsync(string field, string key, CancellationToken stop)
    {
        ModelState.AddModelError(field, texts[key]);
        return AgainAsync(stop);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        return Refused();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Pager = new Pager(this, words.Reasons.Count, ReasonsPerPage, "reasons-title");
        Shown = Pager.Of(words.Reasons);
        History = (await edit.HistoryAsync("denial.", HistoryMost, stop)).ToLookup(word => word.Name["denial.".Length..]);
    }
}
