using System.Globalization;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office;

/// <summary>Holidays and the weekend days worked in exchange, which the government fixes for each year.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class CalendarModel(EditCalendar edit, DialogueDb db, CityTime time, Texts texts) : PageModel
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy"];

    private const int DaysPerPage = 100;

    /// <summary>The days on this page, with the number of the whole year.</summary>
    public IReadOnlyList<(int Year, int All, IReadOnlyList<CalendarDay> Days)> Years { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    /// <summary>Terms reach into next year, so its days have to be there in time.</summary>
    public bool HasNextYear { get; private set; }

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "nameVi")]
    public string? NameVi { get; set; }

    [BindProperty(Name = "nameEn")]
    public string? NameEn { get; set; }

    [TempData]
    public string? Notice { get; set; }

    private Guid Me => SignInDesk.PersonOf(User) ?? Guid.Empty;

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Kind is not ("off" or "worked"))
        {
            ModelState.AddModelError("kind", texts["holiday.fault.kind"]);
            return await AgainAsync(stop);
        }
        var change = new EditCalendar.Change(DayOf(Day), Kind == "worked", NameVi, NameEn);
        var faults = await edit.AddAsync(change, Me, stop);
        if (faults.Count == 0)
            return Back(change.ChangesNothing ? "holiday.done.weekend" : "holiday.done.added");
        foreach (var fault in faults)
            ModelState.AddModelError(FieldOf(fault), texts[$"holiday.fault.{fault}"]);
        return await AgainAsync(stop);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop)
    {
        if (DayOf(Day) is { } day && await edit.RemoveAsync(day, Me, stop))
            return Back("holiday.done.removed");
        ModelState.AddModelError("day", texts["holiday.fault.NotThere"]);
        return await AgainAsync(stop);
    }

    private RedirectResult Back(string notice)
    {
        Notice = notice;
        return Redirect("/office/calendar");
    }

    private async Task<PageResult> AgainAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var days = await db.CalendarDays.AsNoTracking().Where(day => day.RemovedAt == null).OrderByDescending(day => day.Day.Year).ThenBy(day => day.Day).ToListAsync(stop);
        HasNextYear = days.Exists(day => day.Day.Year > time.Today.Year);
        Pager = new Pager(this, days.Count, DaysPerPage, "days-title");
        var all = days.CountBy(day => day.Day.Year).ToDictionary();
        Years = [.. Pager.Of(days).GroupBy(day => day.Day.Year).Select(year => (year.Key, all[year.Key], (IReadOnlyList<CalendarDay>)[.. year]))];
    }

    private static DateOnly? DayOf(string? typed) => DateOnly.TryParseExact(typed?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string FieldOf(EditCalendar.Fault fault) => fault switch
    {
        EditCalendar.Fault.NameViNeeded => "nameVi",
        EditCalendar.Fault.NameEnNeeded => "nameEn",
        EditCalendar.Fault.WorkedAnyway => "kind",
        _ => "day",
    };
}
