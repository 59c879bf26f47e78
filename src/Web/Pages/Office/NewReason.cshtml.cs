using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Words;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Office;

/// <summary>Adds a reason for which desks may refuse questions; they are offered it at once, or from the day on that is given.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class NewReasonModel(EditReasons reasons, CityWords words, CityTime time, Texts texts) : ReasonFormModel
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy"];

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    public void OnGet() => From = time.Today.ToString(Forms[0], CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await words.RefreshAsync(stop);
        var added = Read() is { } reason
            ? await reasons.AddAsync(reason, ReasonWords.Taken(words, texts), Me, stop)
            : (EditReasons.Outcome?)null;
        if (added == EditReasons.Outcome.Done)
            return Back("reason.done.added");
        if (added is { } declined)
            ModelState.AddModelError(declined == EditReasons.Outcome.CodeTaken ? "code" : "nameVi", texts["reason.fault." + declined]);
        return Refused();
    }

    /// <summary>Null when something is wrong, which then stands at its field.</summary>
    private EditReasons.NewReason? Read()
    {
        var typed = Typed(texts);
        var code = DenialCode.Parse(Code?.Trim());
        var (from, to) = (DayOf(From), DayOf(To));
        if (code is null)
            ModelState.AddModelError("code", texts["reason.fault.form"]);
        if (from is null)
            ModelState.AddModelError("from", texts["reason.fault.from"]);
        if ((to is null && !string.IsNullOrWhiteSpace(To)) || to < from || to < time.Today)
            ModelState.AddModelError("to", texts["reason.fault.to"]);
        return ModelState.IsValid && code is { } known && from is { } first && typed is { NameVi: { } vi, NameEn: { } en }
            ? new EditReasons.NewReason(known, vi, en, typed.Template, first, to)
            : null;
    }

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
