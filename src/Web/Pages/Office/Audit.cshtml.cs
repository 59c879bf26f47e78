using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Agencies;
using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
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
    private const int PersonMost = 254;
    private const int AboutMost = 200;

    private static readonly string[] Columns = ["number", "at", "person", "name", "role", "action", "object", "reason"];

    private List<Agency> agencies = [];

    public AuditWords Words => words;
    public AuditObjects Objects => objects;
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public long? Older { get; private set; }
    public (long? Broken, long Entries)? Verdict { get; private set; }

    public string? Person { get; private set; }
    public string? Chosen { get; private set; }
    public string? About { get; private set; }
    public string? From { get; private set; }
    public string? To { get; private set; }

    public IEnumerable<KeyValuePair<string, string?>> Fields =>
        [new("person", Person), new("action", Chosen), new("about", About), new("from", From), new("to", To)];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(this.ReadAddress(), stop);

    public async Task<IActionResult> OnPostFileAsync(CancellationToken stop)
    {
        var written = this.ReadForm();
        var filter = await FilterAsync(written, stop);
        if (written.Faults.Count > 0)
        {
            await ShowAsync(written, filter, stop);
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
        await LoadAsync(this.ReadAddress(), stop);
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

    private async Task LoadAsync(AddressReader written, CancellationToken stop) =>
        await ShowAsync(written, await FilterAsync(written, stop) with { Cursor = written.Place("before") }, stop);

    private async Task ShowAsync(AddressReader written, AuditFilter filter, CancellationToken stop)
    {
        this.Tell(written);
        var found = await audit.FindAsync(filter, PageSize + 1, stop);
        Lines = [.. found.Take(PageSize)];
        Names = await audit.NamesAsync([.. Lines.Select(line => line.About).OfType<Guid>().Distinct()], stop);
        agencies = await audit.AgenciesAsync(Lines, stop);
        Older = found.Count > PageSize ? Lines[^1].Id : null;
    }

    private async Task<AuditFilter> FilterAsync(AddressReader written, CancellationToken stop)
    {
        (Person, About, From, To) = (CitizenText.CutLine(written.Given("person"), PersonMost), CitizenText.CutLine(written.Given("about"), AboutMost), written.Given("from"), written.Given("to"));
        Chosen = written.Given("action") is { } action && await audit.HasAsync(action, stop)
            ? action
            : written.Choice("action", "audit.action", words.All.Select(known => known.Value));
        var person = Person is null ? null : await audit.PersonAsync(Person, stop);
        if (Person is not null && person is null)
            written.RefuseInWords("person", texts["audit.fault.person"]);
        var (from, to) = (written.Day("from", "audit.from"), written.Day("to", "audit.to"));
        if (from > to)
        {
            written.RefuseInWords("to", texts["audit.fault.order"]);
            to = null;
        }
        return new AuditFilter(person, Chosen, About, StartOf(from), StartOf(to?.AddDays(1)), null);
    }

    private DateTimeOffset? StartOf(DateOnly? day) => day is { } known ? time.InstantOf(known.ToDateTime(TimeOnly.MinValue)) : null;

    private string[] Row(AuditLine line) =>
    [
        line.Id.ToString(CultureInfo.InvariantCulture), time.Machine(line.At), line.PersonId?.ToString() ?? "", line.Person ?? "", line.Role?.ToString() ?? "",
        line.Action, line.Object, line.Reason,
    ];
}
