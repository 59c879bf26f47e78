using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Words;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>The reasons for which desks refuse questions: their words in both languages, and which of them are offered.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class ReasonsModel(EditCityWords edit, CityWords words, Texts texts) : PageModel
{
    public const int NameMost = 160;
    private const int HistoryMost = 200;

    public ILookup<string, CityWord> History { get; private set; } = Array.Empty<CityWord>().ToLookup(word => "");

    public DenialCode? Code { get; private set; }

    [BindProperty(Name = "code")]
    public string? Sent { get; set; }

    [BindProperty(Name = "nameVi")]
    public string? NameVi { get; set; }

    [BindProperty(Name = "nameEn")]
    public string? NameEn { get; set; }

    [BindProperty(Name = "template")]
    public string? Template { get; set; }

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => SignInDesk.PersonOf(User) ?? Guid.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        await words.RefreshAsync(stop);
        await LoadAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Chosen() is not { } code)
            return await RefuseAsync("", "reason.fault.code", stop);
        var (vi, en, template) = (CitizenText.Line(NameVi, NameMost), CitizenText.Line(NameEn, NameMost), CitizenText.Clean(Template));
        if (vi is null)
            ModelState.AddModelError($"vi-{code}", texts["reason.fault.nameVi"]);
        if (en is null)
            ModelState.AddModelError($"en-{code}", texts["reason.fault.nameEn"]);
        if (template.Length == 0)
            ModelState.AddModelError($"words-{code}", texts["reason.fault.template"]);
        if (!ModelState.IsValid)
            return await AgainAsync(stop);
        return await SaveAsync([Own("vi", $"denial.{code}", vi), Own("en", $"denial.{code}", en), Own("vi", $"triage.template.{code}", template)], "reason.done.saved", stop);
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken stop) => Chosen() is { } code
        ? await SaveAsync([new($"denial.{code}", "vi", null), new($"denial.{code}", "en", null), new($"triage.template.{code}", "vi", null)], "reason.done.reset", stop)
        : await RefuseAsync("", "reason.fault.code", stop);

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken stop) => Chosen() is { } code && await edit.RetireAsync(code, Me, stop)
        ? Back("reason.done.retired")
        : await RefuseAsync("", "reason.fault.retire", stop);

    public async Task<IActionResult> OnPostReinstateAsync(CancellationToken stop) => Chosen() is { } code && await edit.ReinstateAsync(code, Me, stop)
        ? Back("reason.done.reinstated")
        : await RefuseAsync("", "reason.fault.code", stop);

    public (string NameVi, string NameEn, string Template) TextsOf(DenialCode code) =>
        (texts.In("vi", "denial." + code), texts.In("en", "denial." + code), texts.In("vi", "triage.template." + code));

    private DenialCode? Chosen() => Code = Enum.TryParse<DenialCode>(Sent, out var code) && EditCityWords.Reasons.Contains(code) ? code : null;

    /// <summary>A text that says what the shipped one says is the shipped one.</summary>
    private EditCityWords.Change Own(string language, string name, string? text) => new(name, language, text == texts.Shipped(language, name) ? null : text);

    private async Task<IActionResult> SaveAsync(IEnumerable<EditCityWords.Change> changes, string done, CancellationToken stop) =>
        Back(await edit.SaveAsync(changes, AuditAction.ReasonChanged, Me, stop) > 0 ? done : "reason.done.unchanged");

    private RedirectResult Back(string notice)
    {
        Notice = notice;
        return Redirect("/office/reasons");
    }

    private Task<IActionResult> RefuseAsync(string field, string key, CancellationToken stop)
    {
        ModelState.AddModelError(field, texts[key]);
        return AgainAsync(stop);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop) =>
        History = (await edit.HistoryAsync("denial.", HistoryMost, stop)).ToLookup(word => word.Name["denial.".Length..]);
}
