using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Agencies;
using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office;

/// <summary>Who did what: by person, action, object and day; as a file; and whether anybody changed the log behind our back.</summary>
[Needs(Right.ReadAudit)]
[ResponseCache(NoStore = true)]
public sealed class AuditModel(AuditReads audit, AuditTrail trail, AuditWords words, AuditObjects objects, CityTime time, Texts texts) : PageModel
{
    public const int FileMost = 20_000;
    private const int PageSize = 50;

    private static readonly string[] Columns = ["number", "at", "person", "name", "role", "action", "object", "reason"];

    private List<Agency> agencies = [];

    public AuditWords Words => words;
    public AuditObjects Objects => objects;
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public long? Older { get; private set; }
    public (long? Broken, long Entries)? Verdict { get; private set; }

    [BindProperty(SupportsGet = true, Name = "person")]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true, Name = "action")]
    public string? Chosen { get; set; }

    [BindProperty(SupportsGet = true, Name = "about")]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public string? Before { get; set; }

    public IEnumerable<KeyValuePair<string, string?>> Fields =>
        [new("person", Person), new("action", Chosen), new("about", About), new("from", From), new("to", To)];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostFileAsync(CancellationToken stop)
    {
        if (await FilterAsync(null, stop) is not { } filter)
        {
            await LoadAsync(stop);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        var lines = await audit.FindAsync(filter, FileMost, stop);
        var said = string.Join(' ', Fields.Where(field => !string.IsNullOrEmpty(field.Value) && field.Key != "person").Select(field => $"{field.Key}={field.Value}"));
        await trail.WriteAsync(new(AuditAction.AuditExported, "audit", $"{lines.Count} {said}", SignInDesk.PersonOf(User), Role.Administrator), stop);
        return File(new ChartTable(Columns, [.. lines.Select(Row)]).ToCsv(), "text/csv; charset=utf-8", $"audit-{time.Today:yyyy-MM-dd}.csv");
    }

    /// <summary>Reads the whole log, which takes as long as the log is long; so it is asked for and never done by itself.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken stop)
    {
        var broken = await trail.FirstBrokenAsync(stop);
        Verdict = (broken, (await audit.NewestAsync(stop)).Entries);
        await LoadAsync(stop);
        return Page();
    }

    public string AddressOf(long before) => "/office/audit" + QueryString.Create([.. Fields, new("before", before.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Role and agency of an appointment, or the agency that an entry is about, by their names.</summary>
    public string? PlaceOf(AuditLine line)
    {
        var agency = agencies.Find(one => one.Id == line.Held?.AgencyId || one.Code == line.AgencyCode);
        var name = Texts.Language == "en" ? agency?.NameEn : agency?.NameVi;
        return line.Held is { } held ? $"{texts["account.role." + held.Role]}, {name ?? texts["account.duties.city"].Value}" : name;
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var cursor = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : (long?)null;
        if (await FilterAsync(cursor, stop) is not { } filter)
            return;
        var found = await audit.FindAsync(filter, PageSize + 1, stop);
        Lines = [.. found.Take(PageSize)];
        Names = await audit.NamesAsync([.. Lines.Select(line => line.About).OfType<Guid>().Distinct()], stop);
        agencies = await audit.AgenciesAsync(Lines, stop);
        Older = found.Count > PageSize ? Lines[^1].Id : null;
    }

    /// <returns>Null when a field says nothing that can be looked for; it is named in the model state.</returns>
    private async Task<AuditFilter?> FilterAsync(long? cursor, CancellationToken stop)
    {
        var named = CitizenText.Line(Person, 254);
        var person = named is null ? null : await audit.PersonAsync(named, stop);
        if (named is not null && person is null)
            ModelState.AddModelError("person", texts["audit.fault.person"]);
        var (from, to) = (Day("from", From), Day("to", To));
        if (from > to)
            ModelState.AddModelError("to", texts["audit.fault.order"]);
        if (!ModelState.IsValid)
            return null;
        return new AuditFilter(person, Chosen, CitizenText.Line(About, 200), StartOf(from), StartOf(to?.AddDays(1)), cursor);
    }

    private DateOnly? Day(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000)
            return day;
        ModelState.AddModelError(field, texts["audit.fault.day"]);
        return null;
    }

    private DateTimeOffset? StartOf(DateOnly? day) => day is { } known ? time.InstantOf(known.ToDateTime(TimeOnly.MinValue)) : null;

    private string[] Row(AuditLine line) =>
    [
        line.Id.ToString(CultureInfo.InvariantCulture), time.Machine(line.At), line.PersonId?.ToString() ?? "", line.Person ?? "", line.Role?.ToString() ?? "",
        line.Action, line.Object, line.Reason,
    ];
}
